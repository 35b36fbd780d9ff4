//! Builder methods for SWML documents: sections, switch cases and escaping of untrusted text.
#![cfg(feature = "swml")]

use std::collections::BTreeMap;

use crate::Extra;
use crate::swml::{ConnectSwitch, Document, ExecuteSwitch, JoinConferenceSwitch, Method, Switch};

impl Document {
    /// Adds a section, which methods such as `execute` and `transfer` refer to by name.
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

    /// Escapes untrusted text for use in a document, so that nothing in it is expanded as a variable.
    ///
    /// The platform replaces `${..}` with the value of a variable and has no escape syntax for these characters. This
    /// function inserts a space between `$` and `{`, which is inaudible in speech, and after a trailing `$`. Everything
    /// else is unchanged. That is enough for text that is spoken or sent. It does not make text safe in an expression,
    /// such as the `when` of a condition, which is JavaScript.
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

/// Implements the switches of all methods, which share the same cases.
macro_rules! switches {
    ($($(#[$docs:meta])* $switch:ident)*) => {$(
        impl $switch {
            $(#[$docs])*
            pub fn on(variable: impl Into<String>) -> Self {
                let variable: String = variable.into();
                Self { variable: From::from(variable), case: BTreeMap::new(), default: None, extra: Extra::new() }
            }

            /// Adds the methods to run, in order, when the variable has this value.
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
    /// Creates a switch on a variable. Add cases with [`Switch::case`].
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
    /// Creates a switch on a variable, such as `connect_result`. Add cases with [`ConnectSwitch::case`].
    ConnectSwitch
    /// Creates a switch on a variable, such as `return_value`. Add cases with [`ExecuteSwitch::case`].
    ExecuteSwitch
    /// Creates a switch on a variable. Add cases with [`JoinConferenceSwitch::case`].
    JoinConferenceSwitch
}
