//! What of a document excludes something else.

use signalwire_calling::Validate;
use signalwire_calling::commands::PromptSection;
use signalwire_calling::swml::{Context, ContextStep};

#[test]
fn a_context_has_its_instructions_as_one_text_or_in_sections() {
    let context = || Context::new([ContextStep::text("greet", "Greet.")]);
    let sections = || [PromptSection::new().body("Listen.")];
    assert_eq!(context().validate(), Ok(()));
    assert_eq!(context().text("Listen.").validate(), Ok(()));
    assert_eq!(context().pom(sections()).validate(), Ok(()));
    let both = context().text("Listen.").pom(sections()).validate().expect_err("one of them is enough");
    assert_eq!(both.to_string(), "the request has pom and text, must have at most one of pom and text");
}
