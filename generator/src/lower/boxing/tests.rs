//! Checks on random graphs that boxes are placed only where they are needed.

use super::{
    feedback_edges::{feedback_edge_set, has_cycle},
    links::Link,
};
use crate::ir::{RustName, TypeName};

fn link(holder: usize, target: usize, place: usize, is_payload: bool) -> Link {
    let name = |number: usize| TypeName::root(RustName(format!("T{number}")));
    Link { holder: name(holder), target: name(target), place: format!("p{place}"), is_payload }
}

/// Pseudorandom numbers, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).expect("a small number")).expect("a small number")
    }
}

/// Returns a random graph in which every other definition is a union.
fn graph(chance: &mut Chance, nodes: usize, links: usize) -> Vec<Link> {
    (0..links)
        .map(|place| {
            let holder = chance.below(nodes);
            link(holder, chance.below(nodes), place, holder.is_multiple_of(2))
        })
        .collect()
}

fn without(links: &[Link], cut: &[Link]) -> Vec<Link> {
    links.iter().filter(|link| !cut.contains(link)).cloned().collect()
}

#[test]
fn no_cycle_remains_and_no_box_is_spare() {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let mut cycles = 0;
    for round in 0..300 {
        let nodes = 2 + round % 20;
        let links = graph(&mut chance, nodes, nodes * 2);
        let cut = feedback_edge_set(&links);
        cycles += usize::from(!cut.is_empty());
        assert!(!has_cycle(&without(&links, &cut)), "a cycle remains: {links:?} without {cut:?}");
        for spare in &cut {
            let fewer: Vec<Link> = cut.iter().filter(|link| *link != spare).cloned().collect();
            assert!(has_cycle(&without(&links, &fewer)), "a box is not needed: {spare:?} of {cut:?}");
        }
    }
    assert!(cycles > 200, "only {cycles} graphs had a cycle");
}

#[test]
fn the_order_of_definitions_does_not_matter() {
    let mut chance = Chance(0x2545_F491_4F6C_DD1D);
    for _ in 0..100 {
        let links = graph(&mut chance, 12, 24);
        let mut shuffled = links.clone();
        for last in (1..shuffled.len()).rev() {
            shuffled.swap(last, chance.below(last + 1));
        }
        assert_eq!(feedback_edge_set(&links), feedback_edge_set(&shuffled));
    }
}

#[test]
fn a_field_is_boxed_rather_than_a_payload() {
    let links = [link(0, 1, 0, true), link(1, 0, 1, false)];
    assert_eq!(feedback_edge_set(&links), [link(1, 0, 1, false)]);
}
