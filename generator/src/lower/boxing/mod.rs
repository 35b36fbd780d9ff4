//! What goes on the heap: one link of every cycle in which definitions hold themselves, and values that would make
//! every value of their union large, or every setter of their struct slow and hungry for stack.
//!
//! **Invariant:** no box could be taken away. Without one for recursion there would be a cycle; without one for size
//! something larger than [`LARGEST`] would be held directly.

mod feedback_edges;
mod links;
mod size;
#[cfg(test)]
mod tests;

use super::Definitions;
use crate::ir::{BoxReason, Boxed};
use links::Link;

/// A value that takes more bytes than this is not held directly. What holds it would be larger still, and is moved with
/// every call of a setter.
const LARGEST: usize = 1024;

/// Boxes what must be, and lists it.
pub(super) fn analyse(definitions: &mut Definitions) -> Vec<Boxed> {
    let mut recursive = feedback_edges::feedback_edge_set(&links::direct(definitions));
    for link in &recursive {
        links::put_on_heap(definitions, link);
    }
    let mut large = size::box_large(definitions, LARGEST);
    // A large value on the heap may have opened a cycle that was opened elsewhere as well.
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
