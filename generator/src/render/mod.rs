//! Renders the intermediate representation to files.
//!
//! **Invariant:** rendering cannot fail and makes no decisions: names, modules, shapes and checks are all in
//! the [`Api`]. Only this stage uses `quote`.

mod answer;
mod blocking;
mod client;
mod client_builder;
mod codec;
mod command_events;
mod constraint_docs;
mod constructors;
mod crate_root;
mod docs;
mod error_body;
mod example;
mod examples_test;
mod expression;
mod gated_document;
mod groups;
mod guide;
mod hand_written;
mod handle;
mod ident;
mod layout;
mod manifest;
mod modules;
mod newtype;
mod number_enum;
mod opaque;
mod operation;
mod request;
mod request_info;
mod runtime;
mod scope;
mod setter;
mod string_enum;
mod structure;
mod tracing;
mod types;
mod union;

use std::collections::BTreeMap;

use crate::ir::Api;

pub(crate) use groups::FILE as HANDLE_FILE;

/// Module of the payloads of webhooks, and feature that enables it.
pub(crate) const EVENTS: &str = "events";

/// File contents by relative path.
pub type Files = BTreeMap<String, String>;

/// Renders the whole crate.
pub fn render(api: &Api) -> Files {
    let mut files = Files::new();
    manifest::render(api, &mut files);
    crate_root::render(api, &mut files);
    if let Some(endpoint) = &api.endpoint {
        answer::render(api, endpoint, &mut files);
        request::render(api, endpoint, &mut files);
        request_info::render(api, endpoint, &mut files);
        examples_test::render(api, endpoint, &mut files);
    }
    client::render(api, &mut files);
    client_builder::render(api, &mut files);
    blocking::render(api, &mut files);
    handle::render(api, &mut files);
    groups::render(api, &mut files);
    modules::render(api, &mut files);
    guide::render(api, &mut files);
    hand_written::copy(api, &mut files);
    runtime::copy(&mut files);
    files
}
