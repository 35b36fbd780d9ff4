//! References to other files: `$ref: 'parts.yaml#/components/schemas/Lamp'`.
//!
//! All components of a file that is reachable from the main document are added to it, whether or not each is
//! referenced; the slice drops unused ones. Every reference is then rewritten to `#/components/..`, so that
//! later stages see one document.

mod address;
mod check;
mod folder;
mod gather;
mod merge;
mod owners;
mod read;
mod rejection;
