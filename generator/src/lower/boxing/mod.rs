//! Decides what is boxed: one link of every cycle of definitions that contain themselves, and values that
//! would make every value of their union large, or setters of their struct slow and heavy on the stack.
//!
//! **Invariant:** every box is needed. Without a box for recursion there would be a cycle; without a box for
//! size, a value larger than [`LARGEST`] would be held directly.

mod feedback_edges;
mod links;
mod size;
#[cfg(test)]
mod tests;

use super::Definitions;
use crate::ir::{BoxReason, Boxed};
use links::Link;

/// Maximum size in bytes of a value that is held directly.
///
/// The type that holds it is larger still, and is moved with every call of a setter.
const LARGEST: usize = 1024;

/// Boxes the values that need it, and returns the list of boxes.
pub(super) fn analyse(definitions: &mut Definitions) -> Vec<Boxed> {
    let mut recursive = feedback_edges::feedback_edge_set(&links::direct(definitions));
    for link in &recursive {
        links::put_on_heap(definitions, link);
    }
    let mut large = size::box_large(definitions, LARGEST);
    // Boxing a large value may have cut a cycle that has been cut elsewhere as well.
    while !large.is_empty() {
        let spare = feedback_edges::spare(&links::direct(definitions), &recursive);
        if spare.is_empty() {
            break;
        }
        recursive.retain(|link| !spare.contains(link));
        for link in &spare {
            links::take_from_heap(definitions, link);
        }
        large.extend(size::box_large(definitions, LARGEST));
    }
    let reasons = recursive.into_iter().map(|link| (link, BoxReason::Recursion));
    let reasons = reasons.chain(large.into_iter().map(|link| (link, BoxReason::Size)));
    let mut boxes: Vec<Boxed> = reasons
        .map(|(Link { holder, place, target, .. }, reason)| Boxed { holder, place, target, reason })
        .collect();
    boxes.sort();
    boxes
}
