//! Random control ids.

use crate::types::ControlId;

/// A control id identifies an operation on a call, such as a recording, so that later commands can change or
/// stop it.
///
/// You choose it. It must differ from the ids of the call's other active operations of the same kind. It is not
/// secret.
impl ControlId {
    /// Creates a random id, a version 4 UUID.
    ///
    /// SignalWire's own SDKs send such an id if you do not give one.
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
        // Set the version and variant bits (RFC 9562).
        let bits = bits & !(0xF << 76) | (0x4 << 76);
        let bits = bits & !(0b11 << 62) | (0b10 << 62);
        let digits = format!("{bits:032x}");
        let groups = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
        Self::from(groups.join("-"))
    }
}
