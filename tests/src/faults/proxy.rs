//! A proxy that makes tunnels, or fails to.

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::TcpStream;

use super::reader::head_end;

/// What a proxy does once it has been asked for a tunnel.
#[derive(Clone, Debug)]
pub enum ProxyPlay {
    /// Writes these bytes and closes the connection.
    Answers(Vec<u8>),
    /// Closes the connection.
    Closes,
    /// Writes nothing.
    Hangs,
    /// Makes the tunnel. Whatever host is asked for, it ends at the server of the stage.
    Tunnels,
}

impl ProxyPlay {
    /// Serves a connection, and gives what was asked.
    pub(super) async fn perform(&self, mut stream: TcpStream, server: SocketAddr) -> io::Result<()> {
        let mut head = Vec::new();
        while head_end(&head).is_none() {
            if stream.read_buf(&mut head).await? == 0 {
                return Ok(());
            }
        }
        match self {
            Self::Answers(bytes) => stream.write_all(bytes).await?,
            Self::Closes => {}
            Self::Hangs => while stream.read_buf(&mut head).await? > 0 {},
            Self::Tunnels => {
                stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?;
                let mut server = TcpStream::connect(server).await?;
                copy_bidirectional(&mut stream, &mut server).await?;
            }
        }
        stream.shutdown().await
    }
}
