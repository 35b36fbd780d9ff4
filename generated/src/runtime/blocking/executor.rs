//! The background thread behind blocking requests.

use std::fmt;
use std::sync::{Arc, mpsc};

use tokio::runtime::{Builder, Runtime};

use super::super::config_error::ConfigError;
use super::super::error::Error;
use super::super::error_repr::ErrorRepr;
use super::PreparedRequest;

/// A background thread that drives connections.
///
/// It runs between requests as well, so that a connection closed by the server is noticed before it is
/// reused. Clones share the thread; it ends with the last of them.
#[derive(Clone)]
pub struct Executor {
    owned: Arc<Owned>,
}

/// A runtime that shuts down in the background.
///
/// Dropping it directly would block, which is not allowed everywhere.
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
            .map_err(|error| ConfigError::one(format!("cannot start the client's thread: {error}")))?;
        Ok(Self { owned: Arc::new(Owned(Some(runtime))) })
    }

    /// Wraps a request so that this thread sends it.
    pub fn prepare<R>(&self, request: super::super::PreparedRequest<R>) -> PreparedRequest<R> {
        PreparedRequest::new(request, self.clone())
    }

    /// Runs work that consists of several requests, and waits for its result.
    pub fn wait<T: Send + 'static, B: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, Error<B>>> + Send + 'static,
    ) -> Result<T, Error<B>> {
        self.run(work).unwrap_or_else(|| Err(Error::new(ErrorRepr::abandoned(), None)))
    }

    /// Runs work on the thread and waits for its result; returns `None` if it panicked.
    pub(super) fn run<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> Option<T> {
        let runtime = self.owned.0.as_ref()?;
        let (sender, receiver) = mpsc::sync_channel(1);
        runtime.spawn(async move {
            // Fails only if the receiver is gone, and then nobody is waiting for the result.
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
