//! Ids for actions, where the caller has no name for them.

use crate::types::ControlId;

impl ControlId {
    /// Creates a random id: a UUID of version 4, which is what the platform's own SDKs send where the caller gives none.
    ///
    /// An id names an action of a call, such as a recording, for the commands that change or stop it. It has to differ
    /// from those of the call's other actions, and is no secret.
    ///
    /// ```
    /// use signalwire_calling::types::ControlId;
    ///
    /// let id = ControlId::random();
    /// assert_ne!(id, ControlId::random());
    /// println!("recording as {id}");
    /// ```
    #[must_use]
    pub fn random() -> Self {
        let bits = fastrand::u128(..);
        // The version and the variant, where RFC 9562 has them.
        let bits = bits & !(0xF << 76) | (0x4 << 76);
        let bits = bits & !(0b11 << 62) | (0b10 << 62);
        let digits = format!("{bits:032x}");
        let groups = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
        Self::from(groups.join("-"))
    }
}
