//! Threads with enough stack for the deepest nesting allowed.

use std::thread::{self, Builder, Scope, ScopedJoinHandle};

const STACK_BYTES: usize = 256 << 20;

/// Runs a function on a thread of its own.
pub(crate) fn with_deep_stack<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| joined(spawn(scope, run)))
}

/// Applies a function to all items, on as many threads as the machine has cores, and keeps their order.
pub(crate) fn map<I: Sync, T: Send>(items: &[I], apply: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let count = thread::available_parallelism().map_or(1, usize::from);
    let apply = &apply;
    // Neighbors take similar time, so each thread takes every nth item.
    let own = |first: usize| move || items.iter().skip(first).step_by(count).map(apply).collect::<Vec<T>>();
    thread::scope(|scope| {
        let threads: Vec<_> = (0..count).map(|first| spawn(scope, own(first))).collect();
        let mut results: Vec<_> = threads.into_iter().map(|thread| joined(thread).into_iter()).collect();
        (0..items.len()).filter_map(|index| results[index % count].next()).collect()
    })
}

fn spawn<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    run: impl FnOnce() -> T + Send + 'scope,
) -> ScopedJoinHandle<'scope, T> {
    Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, run).expect("failed to spawn a thread")
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_are_in_the_order_of_the_items() {
        for length in [0, 1, 2, 3, 100] {
            let items: Vec<usize> = (0..length).collect();
            assert_eq!(
                super::map(&items, |item| item * 2),
                items.iter().map(|item| item * 2).collect::<Vec<_>>()
            );
        }
    }
}
