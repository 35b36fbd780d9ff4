//! The thread that does the work while others wait.

use std::fmt;
use std::sync::{Arc, mpsc};

use tokio::runtime::{Builder, Runtime};

use super::super::config_error::ConfigError;
use super::PreparedRequest;

/// A thread that drives connections, also between requests: only so a connection that the server closes is noticed
/// before it is used again. Clones share the thread, which ends with the last of them.
#[derive(Clone)]
pub struct Executor {
    owned: Arc<Owned>,
}

/// Dropping a runtime waits for its thread, which is not allowed everywhere; it is told to end on its own instead.
struct Owned(Option<Runtime>);

impl Drop for Owned {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl Executor {
    /// Starts the thread.
    pub fn new() -> Result<Self, ConfigError> {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime
            .map_err(|error| ConfigError::one(format!("the client's thread cannot be started: {error}")))?;
        Ok(Self { owned: Arc::new(Owned(Some(runtime))) })
    }

    /// The request, to be sent by this thread.
    pub fn prepare<R>(&self, request: super::super::PreparedRequest<R>) -> PreparedRequest<R> {
        PreparedRequest::new(request, self.clone())
    }

    /// Has the thread do something and waits for what comes of it; `None` if it panicked.
    pub(super) fn run<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> Option<T> {
        let runtime = self.owned.0.as_ref()?;
        let (sender, receiver) = mpsc::sync_channel(1);
        runtime.spawn(async move {
            // Nobody waits any more where the receiver is gone.
            let _ = sender.send(work.await);
        });
        receiver.recv().ok()
    }
}

impl fmt::Debug for Executor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Executor(..)")
    }
}
