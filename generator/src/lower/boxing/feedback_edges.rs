//! Cycles among direct links, and links that open them all.

use std::collections::BTreeMap;

use petgraph::{
    acyclic::Acyclic,
    algo::toposort,
    data::Build,
    graph::{DiGraph, NodeIndex},
};

use super::links::Link;
use crate::ir::TypeName;

/// Whether any definition holds itself.
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

/// Adds a node for each definition, and tells between which of them each link leads.
fn ends<'a>(
    graph: &mut impl Build<NodeWeight = (), NodeId = NodeIndex>,
    links: impl Iterator<Item = &'a Link>,
) -> Vec<(NodeIndex, NodeIndex)> {
    let mut nodes: BTreeMap<&TypeName, NodeIndex> = BTreeMap::new();
    let mut node = |name| *nodes.entry(name).or_insert_with(|| graph.add_node(()));
    links.map(|link| (node(&link.holder), node(&link.target))).collect()
}
