//! Cycles among direct links, and a smallest set of links that opens them all.
//!
//! Cycles stay within strongly connected components, which are small, so that each is searched for the best cut: the
//! fewest boxes, and among those the fewest in unions, where a box is in the way of whoever matches on a payload. Where
//! a component is too entangled to search it all, the cut is at least one that no box could be taken away from.

use std::collections::{BTreeMap, VecDeque};

use petgraph::{
    Direction,
    algo::{is_cyclic_directed, tarjan_scc},
    graph::{DiGraph, EdgeIndex, NodeIndex},
    visit::EdgeRef,
};

use super::links::Link;
use crate::ir::TypeName;

/// How many partial cuts of one component are tried.
const TRIES: usize = 2_000;

/// Definitions, and between two of them the links that only help if they are all cut.
type Graph = DiGraph<(), Vec<Link>>;

/// Whether any definition holds itself.
pub(super) fn has_cycle(links: &[Link]) -> bool {
    is_cyclic_directed(&graph(links.iter()))
}

/// The links to cut. Their order in the list changes nothing.
pub(super) fn feedback_edge_set(links: &[Link]) -> Vec<Link> {
    let mut links: Vec<&Link> = links.iter().collect();
    links.sort();
    let whole = graph(links.into_iter());
    let mut cut = Vec::new();
    for component in tarjan_scc(&whole) {
        let inside = whole
            .edge_references()
            .filter(|edge| component.contains(&edge.source()) && component.contains(&edge.target()));
        let links: Vec<&Link> = inside.flat_map(|edge| edge.weight()).collect();
        if !links.is_empty() {
            cut.extend(of_component(&graph(links.into_iter())));
        }
    }
    cut.sort();
    cut
}

fn graph<'a>(links: impl Iterator<Item = &'a Link>) -> Graph {
    let mut graph = Graph::new();
    let mut nodes: BTreeMap<&TypeName, NodeIndex> = BTreeMap::new();
    for link in links {
        let [holder, target] =
            [&link.holder, &link.target].map(|name| *nodes.entry(name).or_insert_with(|| graph.add_node(())));
        match graph.find_edge(holder, target) {
            Some(edge) => graph[edge].push(link.clone()),
            None => drop(graph.add_edge(holder, target, vec![link.clone()])),
        }
    }
    graph
}

/// What a cut costs: boxes, and those of them that are payloads.
type Cost = (usize, usize);

fn cost(graph: &Graph, cut: &[EdgeIndex]) -> Cost {
    let links = || cut.iter().flat_map(|edge| &graph[*edge]);
    (links().count(), links().filter(|link| link.is_payload).count())
}

fn of_component(graph: &Graph) -> Vec<Link> {
    let everything = graph.edge_indices().collect();
    let mut search = Search { graph, best: without_spare(graph, everything), tries: TRIES };
    search.extend(&mut Vec::new(), &mut Vec::new());
    let best = without_spare(graph, search.best);
    best.into_iter().flat_map(|edge| graph[edge].clone()).collect()
}

/// Takes what is not needed out of a cut: payloads first, so that the fields stay.
fn without_spare(graph: &Graph, mut cut: Vec<EdgeIndex>) -> Vec<EdgeIndex> {
    let mut order = cut.clone();
    order.sort_by_key(|edge| (!graph[*edge][0].is_payload, *edge));
    for edge in order {
        let smaller: Vec<EdgeIndex> = cut.iter().copied().filter(|other| *other != edge).collect();
        if shortest_cycle(graph, &smaller).is_none() {
            cut = smaller;
        }
    }
    cut
}

struct Search<'a> {
    graph: &'a Graph,
    best: Vec<EdgeIndex>,
    tries: usize,
}

impl Search<'_> {
    /// Tries everything that opens one more cycle. What is kept is cut nowhere below: those cuts were tried.
    fn extend(&mut self, cut: &mut Vec<EdgeIndex>, kept: &mut Vec<EdgeIndex>) {
        let Some(cycle) = shortest_cycle(self.graph, cut) else {
            if cost(self.graph, cut) < cost(self.graph, &self.best) {
                self.best.clone_from(cut);
            }
            return;
        };
        let before = kept.len();
        for edge in cycle.into_iter().filter(|edge| !kept[..before].contains(edge)).collect::<Vec<_>>() {
            if self.tries == 0 {
                break;
            }
            self.tries -= 1;
            cut.push(edge);
            if cost(self.graph, cut) < cost(self.graph, &self.best) {
                self.extend(cut, kept);
            }
            cut.pop();
            kept.push(edge);
        }
        kept.truncate(before);
    }
}

/// The edges of a shortest cycle that a cut leaves; of several the first in the order of names.
fn shortest_cycle(graph: &Graph, cut: &[EdgeIndex]) -> Option<Vec<EdgeIndex>> {
    let cycles = graph.node_indices().filter_map(|start| cycle_through(graph, start, cut));
    cycles.min_by_key(Vec::len)
}

fn cycle_through(graph: &Graph, start: NodeIndex, cut: &[EdgeIndex]) -> Option<Vec<EdgeIndex>> {
    let mut came_by: BTreeMap<NodeIndex, EdgeIndex> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(node) = open.pop_front() {
        let edges = graph.edges_directed(node, Direction::Outgoing).filter(|edge| !cut.contains(&edge.id()));
        let mut edges: Vec<_> = edges.collect();
        edges.sort_by_key(EdgeRef::id);
        for edge in edges {
            let target = edge.target();
            if came_by.contains_key(&target) {
                continue;
            }
            came_by.insert(target, edge.id());
            if target == start {
                return Some(way_back(graph, start, &came_by));
            }
            open.push_back(target);
        }
    }
    None
}

fn way_back(graph: &Graph, start: NodeIndex, came_by: &BTreeMap<NodeIndex, EdgeIndex>) -> Vec<EdgeIndex> {
    let mut way = Vec::new();
    let mut node = start;
    loop {
        let edge = came_by[&node];
        way.push(edge);
        (node, _) = graph.edge_endpoints(edge).expect("an edge that the walk came by");
        if node == start {
            way.reverse();
            return way;
        }
    }
}
