//! Cycles among direct links, and links that open them all.

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

/// Whether any definition holds itself.
#[cfg(test)]
pub(super) fn has_cycle(links: &[Link]) -> bool {
    let mut graph = DiGraph::<(), ()>::new();
    for (holder, target) in ends(&mut graph, links.iter()) {
        graph.add_edge(holder, target, ());
    }
    toposort(&graph, None).is_err()
}

/// The links to cut: each would close a cycle of links that stay. Their order in the list changes nothing.
///
/// Payloads stay before fields do, because a box is in the way of whoever matches on a payload.
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

/// The boxed links that close no cycle of direct ones any more, the last ones first.
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

/// Adds a node for each definition, and tells between which of them each link leads.
fn ends<'a>(
    graph: &mut impl Build<NodeWeight = (), NodeId = NodeIndex>,
    links: impl Iterator<Item = &'a Link>,
) -> Vec<(NodeIndex, NodeIndex)> {
    let mut nodes: BTreeMap<&TypeName, NodeIndex> = BTreeMap::new();
    let mut node = |name| *nodes.entry(name).or_insert_with(|| graph.add_node(()));
    links.map(|link| (node(&link.holder), node(&link.target))).collect()
}
