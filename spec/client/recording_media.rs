//! The media of recordings.

use crate::recordings::{Recording, Recordings};
use crate::responses::ErrorBody;
use crate::runtime::{Download, PreparedRequest};

impl Recordings {
    /// Downloads the media of a recording, from its `url`.
    ///
    /// Returns a stream of the bytes as they arrive: [`next`](Download::next) returns a piece, and
    /// [`bytes`](Download::bytes) all of them. [`max_bytes`](Download::max_bytes) limits the size, which is not
    /// limited by default, and [`on_progress`](Download::on_progress) reports it. The timeout of the request, 30
    /// seconds by default, applies to the first byte, and again to each piece after it.
    ///
    /// The media may be on another server. The credentials are sent only to the client's own server: the same
    /// scheme, host and port. Whether a download needs them is not documented.
    ///
    /// # Errors
    ///
    /// The request fails with [`ErrorKind::Link`](crate::ErrorKind::Link), and nothing is sent, if the recording
    /// has no `url` (for example because it has not ended; get it again later), or if the URL does not use https or
    /// contains a user name or password. Redirects are not followed, as everywhere:
    /// [`ErrorKind::Redirect`](crate::ErrorKind::Redirect). If the media stops arriving or is too large,
    /// the stream ends with [`ErrorKind::Content`](crate::ErrorKind::Content). It does not resume: download again.
    ///
    /// Sends `GET` to the URL.
    ///
    /// Idempotent: sending it twice has the same effect as once.
    ///
    /// ```
    /// # use signalwire_calling::{Client, recordings::RecordingId};
    /// # async fn example(client: Client, id: RecordingId) -> Result<(), Box<dyn std::error::Error>> {
    /// let Some(recording) = client.recordings().get(id).await?.into_body() else { return Ok(()) };
    /// let media = client.recordings().download(&recording).await?;
    /// let mut media = media.max_bytes(100 * 1024 * 1024);
    /// while let Some(piece) = media.next().await {
    ///     println!("{} bytes more", piece?.len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn download(&self, recording: &Recording) -> PreparedRequest<Download<ErrorBody>> {
        self.sender.download("download_recording", recording.url.as_deref())
    }
}

#[cfg(feature = "blocking")]
impl crate::blocking::Recordings {
    /// Downloads the media of a recording, from its `url`.
    ///
    /// [`pieces`](crate::blocking::PreparedRequest::pieces) of the request returns the bytes as they arrive.
    ///
    /// See [`Recordings::download`](crate::recordings::Recordings::download) for details.
    pub fn download(&self, recording: &Recording) -> crate::blocking::PreparedRequest<Download<ErrorBody>> {
        self.executor.prepare(self.inner.download(recording))
    }
}
