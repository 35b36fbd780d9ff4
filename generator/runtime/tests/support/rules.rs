//! Looking at one value with some rules, as if it were a field of a request.

use runtime::Validate;
use runtime::json::{AdditionalProperties, Field, Fields, Object, Reflect, Rule, View};

pub(crate) const NOTHING: [&str; 0] = [];

/// What is told of a value as a whole.
pub(crate) fn told(value: &impl Reflect) -> Vec<String> {
    match value.validate() {
        Ok(()) => Vec::new(),
        Err(invalid) => invalid.iter().map(ToString::to_string).collect(),
    }
}

/// What is told of a field with these rules.
pub(crate) fn found(name: &'static str, value: &dyn Reflect, rules: &'static [Rule]) -> Vec<String> {
    let fields = Box::leak(Box::new([Field::optional(name).rules(rules)]));
    let object =
        Box::leak(Box::new(Object { fields, additional: AdditionalProperties::Forbidden, ..Object::EMPTY }));
    told(&OneField(object, value))
}

/// An object of one field that is only looked at.
struct OneField<'a>(&'static Object, &'a dyn Reflect);

impl Reflect for OneField<'_> {
    fn view(&self) -> View<'_> {
        View::Object(self.0, self)
    }
}

impl Fields for OneField<'_> {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(usize, View<'a>)) {
        visit(0, self.1.view());
    }
}

/// A value that is what its view says.
pub(crate) struct Seen<'a>(pub(crate) View<'a>);

impl Reflect for Seen<'_> {
    fn view(&self) -> View<'_> {
        self.0
    }
}
