//! SWML documents in one chain of calls: sections, the cases of a switch, and text from elsewhere.
#![cfg(feature = "swml")]

use std::collections::BTreeMap;

use crate::Extra;
use crate::swml::{ConnectSwitch, Document, ExecuteSwitch, JoinConferenceSwitch, Method, Switch};

impl Document {
    /// Adds a section, which methods such as `execute` and `transfer` go to by its name.
    ///
    /// ```
    /// use signalwire_calling::swml::{Document, Method, Sound, Transfer};
    ///
    /// let document = Document::main([Method::answer(), Method::transfer(Transfer::new("closed"))])
    ///     .section("closed", [Method::play(Sound::say("We are closed.")), Method::transfer(Transfer::new("end"))])
    ///     .section("end", [Method::hangup()]);
    /// # let _ = document;
    /// ```
    pub fn section(
        mut self,
        name: impl Into<String>,
        methods: impl IntoIterator<Item = impl Into<Method>>,
    ) -> Self {
        self.sections = self.sections.other(name, methods);
        self
    }

    /// Makes text that comes from elsewhere harmless within a document: nothing in it is taken for a variable.
    ///
    /// The platform replaces `${..}` by the value of a variable and has no way to write these characters themselves. So
    /// a space is put between `$` and `{`, which speech does not show, and after a `$` at the end. Everything else stays
    /// as it is. That is enough for text that is spoken or sent; it does not make text safe within an expression, such
    /// as the `when` of a condition, which is JavaScript.
    ///
    /// ```
    /// use signalwire_calling::swml::{Document, Sound};
    ///
    /// let name = "Bobby ${global_data.pin}";
    /// let sound = Sound::say(format!("Hello {}, it is ${{vars.time}}.", Document::escape(name)));
    /// assert_eq!(sound.as_str(), "say:Hello Bobby $ {global_data.pin}, it is ${vars.time}.");
    /// ```
    pub fn escape(text: impl AsRef<str>) -> String {
        let mut escaped = text.as_ref().replace("${", "$ {");
        if escaped.ends_with('$') {
            escaped.push(' ');
        }
        escaped
    }
}

/// The switches of all methods have the same cases.
macro_rules! switches {
    ($($(#[$docs:meta])* $switch:ident)*) => {$(
        impl $switch {
            $(#[$docs])*
            pub fn on(variable: impl Into<String>) -> Self {
                let variable: String = variable.into();
                Self { variable: From::from(variable), case: BTreeMap::new(), default: None, extra: Extra::new() }
            }

            /// Adds what to run, in order, when the variable has this value.
            pub fn case(
                mut self,
                value: impl Into<String>,
                methods: impl IntoIterator<Item = impl Into<Method>>,
            ) -> Self {
                self.case.insert(value.into(), methods.into_iter().map(Into::into).collect());
                self
            }
        }
    )*};
}

switches! {
    /// Looks at a variable. The cases are added by [`Switch::case`].
    ///
    /// ```
    /// use signalwire_calling::swml::{Method, Sound, Switch, Transfer};
    ///
    /// let switch = Switch::on("prompt_value")
    ///     .case("1", [Method::play(Sound::say("One moment.")), Method::transfer(Transfer::new("sales"))])
    ///     .case("2", [Method::hangup()])
    ///     .default([Method::play(Sound::say("Pardon?"))]);
    /// # let _ = switch;
    /// ```
    Switch
    /// Looks at a variable, such as `connect_result`. The cases are added by [`ConnectSwitch::case`].
    ConnectSwitch
    /// Looks at a variable, such as `return_value`. The cases are added by [`ExecuteSwitch::case`].
    ExecuteSwitch
    /// Looks at a variable. The cases are added by [`JoinConferenceSwitch::case`].
    JoinConferenceSwitch
}
