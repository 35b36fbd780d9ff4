//! Shared helpers of these tests.

pub(crate) mod case;
pub(crate) mod combined;
pub(crate) mod doc_comments;
pub(crate) mod fixture;
pub(crate) mod ir_text;
pub(crate) mod prose;
pub(crate) mod shown;
