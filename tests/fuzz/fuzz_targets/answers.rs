//! Responses with any status, any headers and any body.

#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use integration_tests::answers::Answers;

thread_local! {
    static ANSWERS: RefCell<Answers> = RefCell::new(Answers::new());
}

fuzz_target!(|bytes: &[u8]| ANSWERS.with_borrow_mut(|answers| answers.read_bytes(bytes)));
