//! Cycles of direct links, and the links to cut so that none remains.

use std::collections::BTreeMap;

#[cfg(test)]
use petgraph::algo::toposort;
use petgraph::{
    acyclic::Acyclic,
    data::Build,
    graph::{DiGraph, NodeIndex},
};

use super::links::Link;
use crate::ir::TypeName;

/// Whether any definition contains itself.
#[cfg(test)]
pub(super) fn has_cycle(links: &[Link]) -> bool {
    let mut graph = DiGraph::<(), ()>::new();
    for (holder, target) in ends(&mut graph, links.iter()) {
        graph.add_edge(holder, target, ());
    }
    toposort(&graph, None).is_err()
}

/// Returns the links to cut: each would close a cycle of the links that stay.
///
/// The result does not depend on the order of the links. Fields are cut before payloads, because a box gets
/// in the way of matching on a payload.
pub(super) fn feedback_edge_set(links: &[Link]) -> Vec<Link> {
    let mut links: Vec<&Link> = links.iter().collect();
    links.sort_by_key(|link| (!link.is_payload, *link));
    let mut graph = Acyclic::<DiGraph<(), ()>>::new();
    let ends = ends(&mut graph, links.iter().copied());
    let closing = links.into_iter().zip(ends);
    let mut cut: Vec<Link> = closing
        .filter(|(_, (holder, target))| graph.try_add_edge(*holder, *target, ()).is_err())
        .map(|(link, _)| link.clone())
        .collect();
    cut.sort();
    cut
}

/// Returns the boxed links that no longer close a cycle of direct links, last ones first.
pub(super) fn spare(direct: &[Link], boxed: &[Link]) -> Vec<Link> {
    let mut graph = Acyclic::<DiGraph<(), ()>>::new();
    let ends = ends(&mut graph, direct.iter().chain(boxed));
    let (direct_ends, boxed_ends) = ends.split_at(direct.len());
    for (holder, target) in direct_ends {
        graph.try_add_edge(*holder, *target, ()).ok();
    }
    let last_first = boxed.iter().zip(boxed_ends).rev();
    last_first
        .filter(|(_, (holder, target))| graph.try_add_edge(*holder, *target, ()).is_ok())
        .map(|(link, _)| link.clone())
        .collect()
}

/// Adds a node for each definition, and returns the two nodes of each link.
fn ends<'a>(
    graph: &mut impl Build<NodeWeight = (), NodeId = NodeIndex>,
    links: impl Iterator<Item = &'a Link>,
) -> Vec<(NodeIndex, NodeIndex)> {
    let mut nodes: BTreeMap<&TypeName, NodeIndex> = BTreeMap::new();
    let mut node = |name| *nodes.entry(name).or_insert_with(|| graph.add_node(()));
    links.map(|link| (node(&link.holder), node(&link.target))).collect()
}
