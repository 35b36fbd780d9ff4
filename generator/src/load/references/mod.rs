//! References to other files: `$ref: 'parts.yaml#/components/schemas/Lamp'`.
//!
//! A file that is referred to, directly or through others, gives all its components to the main document, whether or not
//! each of them is referred to; the slice drops what nothing needs. Every reference is then rewritten to
//! `#/components/..`, so that later stages see one document.

mod address;
mod check;
mod folder;
mod gather;
mod merge;
mod owners;
mod read;
mod rejection;
