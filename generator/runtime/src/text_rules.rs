//! Rules for text.

use super::decimal_seconds::DecimalSeconds;
use super::excerpt::quoted;
use super::field::Field;
use super::invalid_request::Relation;
use super::pattern;
use super::secret::Secret;
use super::uri::{self, Uri};

/// A value that travels as a string.
pub trait Text {
    /// The string.
    fn text(&self) -> &str;

    /// What a message may show of it: a short piece in quotation marks, or `..` if it must not be seen.
    fn excerpt(&self) -> String {
        quoted(self.text())
    }
}

impl Text for str {
    fn text(&self) -> &str {
        self
    }
}

impl<T: Text + ?Sized> Text for &T {
    fn text(&self) -> &str {
        (**self).text()
    }

    fn excerpt(&self) -> String {
        (**self).excerpt()
    }
}

impl Text for String {
    fn text(&self) -> &str {
        self
    }
}

impl Text for DecimalSeconds {
    fn text(&self) -> &str {
        self.as_str()
    }
}

impl Text for Secret {
    fn text(&self) -> &str {
        self.expose()
    }

    fn excerpt(&self) -> String {
        "..".to_owned()
    }
}

impl Text for Uri {
    fn text(&self) -> &str {
        self.as_str()
    }

    fn excerpt(&self) -> String {
        quoted(&uri::without_userinfo(self.as_str()))
    }
}

/// Text, or optional text: what the rules for text apply to.
pub trait TextField {
    /// The text, unless it is absent.
    fn as_text(&self) -> Option<&dyn Text>;
}

impl<T: Text> TextField for T {
    fn as_text(&self) -> Option<&dyn Text> {
        Some(self)
    }
}

impl<T: TextField> TextField for Option<T> {
    fn as_text(&self) -> Option<&dyn Text> {
        self.as_ref().and_then(T::as_text)
    }
}

impl<T: TextField> Field<'_, T> {
    /// The text must have this many characters or more.
    pub fn min_length(&mut self, least: usize) -> &mut Self {
        self.text_rule(
            |text| text.chars().take(least).count() == least,
            || format!("must have at least {}", characters(least)),
        )
    }

    /// The text must have this many characters or fewer.
    pub fn max_length(&mut self, most: usize) -> &mut Self {
        self.text_rule(
            |text| text.chars().nth(most).is_none(),
            || format!("must have at most {}", characters(most)),
        )
    }

    /// The text must hold a piece that matches the regular expression, which is looked for anywhere in it.
    pub fn matches(&mut self, pattern: &'static str) -> &mut Self {
        match pattern::compiled(pattern) {
            Some(expression) => {
                self.text_rule(|text| expression.is_match(text), || format!("must match {pattern}"))
            }
            // To let everything pass would make a rule that does nothing look like one that holds.
            None => self.text_rule(|_| false, || format!("must match {pattern}, which cannot be checked")),
        }
    }

    /// The text must be an absolute URI.
    pub fn uri(&mut self) -> &mut Self {
        self.text_rule(uri::is_absolute, || "must be an absolute URI".to_owned())
    }

    fn text_rule(&mut self, holds: impl Fn(&str) -> bool, rule: impl Fn() -> String) -> &mut Self {
        if let Some(text) = self.value().as_text().filter(|_| !self.is_exempt()) {
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
