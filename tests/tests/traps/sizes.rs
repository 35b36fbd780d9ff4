//! How much space values take, and how deep documents may nest.
//!
//! For 64-bit targets; values are smaller where pointers are.

use std::thread;

use serde_json::Value;
use signalwire_calling::{
    Answer, CallRequest, Validate,
    commands::Dial,
    swml::{Ai, CondBranch, CondWhen, Context, Document, Method, SwaigFunction},
    types::{SwmlDocument, SwmlSource},
};

/// Nothing above 1 KB is held directly: larger values are large because of many small fields.
#[test]
#[cfg(target_pointer_width = "64")]
fn values_are_small_enough_to_be_moved() {
    let sizes = [
        ("Method", size_of::<Method>(), 1_032),
        ("SwaigFunction", size_of::<SwaigFunction>(), 1_032),
        ("CallRequest", size_of::<CallRequest>(), 1_300),
        ("Answer", size_of::<Answer>(), 600),
        ("Ai", size_of::<Ai>(), 1_600),
        ("Context", size_of::<Context>(), 1_100),
        ("Document", size_of::<Document>(), 300),
        ("SwmlDocument", size_of::<SwmlDocument>(), 100),
    ];
    for (name, size, limit) in sizes {
        assert!(size <= limit, "a value of {name} takes {size} bytes, at most {limit} are allowed");
    }
}

/// Nested conditions, as deep as call flows get, on the smallest usual thread stack.
#[test]
fn twelve_nested_conditions_need_little_stack() {
    let told = thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(|| {
        let document = nested(12);
        let text = serde_json::to_string(&document).expect("a document is JSON");
        let value: Value = serde_json::from_str(&text).expect("the output is JSON");
        let read: Document = serde_json::from_value(value).expect("the output can be read");
        assert_eq!(read, document);
        let dial = Dial::swml("+15550100", SwmlSource::SwmlDocument(document.into())).to("+15550101");
        dial.validate().expect("the call flow is valid");
    });
    told.expect("a thread").join().expect("a stack of 2 MiB is enough");
}

fn nested(depth: usize) -> Document {
    let innermost = Method::answer();
    let conditions = (0..depth).fold(innermost, |inner, level| {
        Method::cond([CondBranch::When(CondWhen::new(format!("level > {level}"), [inner]))])
    });
    Document::main([conditions])
}
