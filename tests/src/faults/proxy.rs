//! A proxy that opens tunnels, or fails to.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::TcpStream;

use super::reader::head_end;

/// What a proxy does when it is asked for a tunnel.
#[derive(Clone, Debug)]
pub enum ProxyPlay {
    /// There is no proxy: nothing listens.
    Absent,
    /// Writes these bytes and closes the connection.
    Answers(Vec<u8>),
    /// Closes the connection.
    Closes,
    /// Writes nothing.
    Hangs,
    /// Opens the tunnel. Whatever host is requested, it leads to the server of the stage.
    Tunnels,
    /// Opens the tunnel after a delay.
    TunnelsAfter(Duration),
    /// Closes the first connection and opens a tunnel on all others.
    TunnelsTheSecondTime,
}

impl ProxyPlay {
    /// Serves a connection.
    pub(super) async fn perform(
        &self,
        mut stream: TcpStream,
        connection: usize,
        server: SocketAddr,
    ) -> io::Result<()> {
        let mut head = Vec::new();
        while head_end(&head).is_none() {
            if stream.read_buf(&mut head).await? == 0 {
                return Ok(());
            }
        }
        match self {
            Self::Answers(bytes) => stream.write_all(bytes).await?,
            Self::Absent | Self::Closes => {}
            Self::TunnelsTheSecondTime if connection == 0 => {}
            Self::Hangs => while stream.read_buf(&mut head).await? > 0 {},
            Self::Tunnels | Self::TunnelsTheSecondTime => tunnel(&mut stream, server).await?,
            Self::TunnelsAfter(pause) => {
                tokio::time::sleep(*pause).await;
                tunnel(&mut stream, server).await?;
            }
        }
        stream.shutdown().await
    }
}

async fn tunnel(stream: &mut TcpStream, server: SocketAddr) -> io::Result<()> {
    stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?;
    let mut server = TcpStream::connect(server).await?;
    copy_bidirectional(stream, &mut server).await?;
    Ok(())
}
