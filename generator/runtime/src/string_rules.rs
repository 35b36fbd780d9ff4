//! Rules for text.

use super::decimal_seconds::DecimalSeconds;
use super::excerpt::quoted;
use super::field_validator::FieldValidator;
use super::pattern;
use super::secret::Secret;
use super::uri::{self, PerhapsUri, Uri};
use super::validation_error::Relation;

/// A value that travels as a string.
pub trait StringValue {
    /// The string.
    fn text(&self) -> &str;

    /// What a message may show of it: a short piece in quotation marks, or `..` if it must not be seen.
    fn excerpt(&self) -> String {
        quoted(self.text())
    }
}

impl StringValue for str {
    fn text(&self) -> &str {
        self
    }
}

impl<T: StringValue + ?Sized> StringValue for &T {
    fn text(&self) -> &str {
        (**self).text()
    }

    fn excerpt(&self) -> String {
        (**self).excerpt()
    }
}

impl StringValue for String {
    fn text(&self) -> &str {
        self
    }
}

impl StringValue for DecimalSeconds {
    fn text(&self) -> &str {
        self.as_str()
    }
}

impl StringValue for Secret {
    fn text(&self) -> &str {
        self.expose()
    }

    fn excerpt(&self) -> String {
        "..".to_owned()
    }
}

impl StringValue for Uri {
    fn text(&self) -> &str {
        self.as_str()
    }

    fn excerpt(&self) -> String {
        quoted(&uri::without_userinfo(self.as_str()))
    }
}

impl StringValue for PerhapsUri<'_> {
    fn text(&self) -> &str {
        self.0
    }

    fn excerpt(&self) -> String {
        quoted(&self.shown())
    }
}

/// Text, or optional text: what the rules for text apply to.
pub trait StringField {
    /// The text, unless it is absent.
    fn as_string(&self) -> Option<&dyn StringValue>;
}

impl<T: StringValue> StringField for T {
    fn as_string(&self) -> Option<&dyn StringValue> {
        Some(self)
    }
}

impl<T: StringField> StringField for Option<T> {
    fn as_string(&self) -> Option<&dyn StringValue> {
        self.as_ref().and_then(T::as_string)
    }
}

impl<T: StringField> FieldValidator<'_, T> {
    /// The text must have this many characters or more.
    pub fn min_length(&mut self, least: usize) -> &mut Self {
        self.string_rule(
            |text| text.chars().take(least).count() == least,
            || format!("must have at least {}", characters(least)),
        )
    }

    /// The text must have this many characters or fewer.
    pub fn max_length(&mut self, most: usize) -> &mut Self {
        self.string_rule(
            |text| text.chars().nth(most).is_none(),
            || format!("must have at most {}", characters(most)),
        )
    }

    /// The text must hold a piece that matches the regular expression, which is looked for anywhere in it.
    pub fn matches(&mut self, pattern: &'static str) -> &mut Self {
        match pattern::compiled(pattern) {
            Some(expression) => {
                self.string_rule(|text| expression.is_match(text), || format!("must match {pattern}"))
            }
            // To let everything pass would make a rule that does nothing look like one that holds.
            None => self.string_rule(|_| false, || format!("must match {pattern}, which cannot be checked")),
        }
    }

    /// The text must be an absolute URI.
    pub fn uri(&mut self) -> &mut Self {
        self.string_rule(uri::is_absolute, || "must be an absolute URI".to_owned())
    }

    fn string_rule(&mut self, holds: impl Fn(&str) -> bool, rule: impl Fn() -> String) -> &mut Self {
        if let Some(text) = self.value().as_string().filter(|_| !self.is_exempt()) {
            if !holds(text.text()) {
                let excerpt = text.excerpt();
                self.violates(Relation::Is, excerpt, rule());
            }
        }
        self
    }
}

fn characters(count: usize) -> String {
    if count == 1 { "1 character".to_owned() } else { format!("{count} characters") }
}
