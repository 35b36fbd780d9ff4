//! What goes on the heap: one link of every circle in which definitions hold themselves, and payloads that would make
//! every value of their union large.
//!
//! **Invariant:** no box could be taken away. Without one for recursion there would be a circle; without one for size
//! the payload would exceed [`LARGEST_PAYLOAD`].

mod circles;
mod links;
mod size;
#[cfg(test)]
mod tests;

use crate::ir::{Api, BoxReason, Boxed};
use links::Link;

/// A payload that takes more bytes than this goes on the heap: every value of its union would take as many.
const LARGEST_PAYLOAD: usize = 1024;

/// Boxes what must be, and lists it in the [`Api`].
pub(super) fn analyse(api: &mut Api) {
    let mut recursive = circles::smallest_cut(&links::direct(api));
    recursive.iter().for_each(|link| links::put_on_heap(api, link));
    let mut large = Vec::new();
    loop {
        large.extend(box_large(api));
        // A large payload on the heap may have opened a circle that was opened elsewhere as well.
        let Some(spare) = recursive.iter().rposition(|link| is_spare(api, link)) else { break };
        links::take_from_heap(api, &recursive.remove(spare));
    }
    let reasons = recursive.into_iter().map(|link| (link, BoxReason::Recursion));
    let reasons = reasons.chain(large.into_iter().map(|link| (link, BoxReason::Size)));
    let mut boxes: Vec<Boxed> = reasons
        .map(|(Link { holder, place, target, .. }, reason)| Boxed { holder, place, target, reason })
        .collect();
    boxes.sort();
    api.boxes = boxes;
}

fn is_spare(api: &Api, boxed: &Link) -> bool {
    let mut links = links::direct(api);
    links.push(boxed.clone());
    !circles::has_circle(&links)
}

/// Boxes every payload that is too large, the innermost first: it makes those around it smaller.
fn box_large(api: &mut Api) -> Vec<Link> {
    let mut boxed = Vec::new();
    while let Some(link) = size::innermost_too_large(api, LARGEST_PAYLOAD) {
        links::put_on_heap(api, &link);
        boxed.push(link);
    }
    boxed
}
