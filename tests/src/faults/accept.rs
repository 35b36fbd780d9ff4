//! Accepts connections and plays with each what the play has for it.

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::{TcpListener, TcpSocket, TcpStream};

use super::arrivals::Arrivals;

/// An address on this machine with a port that the system chooses.
pub(super) const HERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// The same with another host, for what must not be led there.
pub(super) const ELSEWHERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2)), 0);

/// Serves each connection in a task of its own. `serve` is told which connection it is, and `is_last` after which one
/// nobody listens any more. It stops with the runtime that it was started in.
pub(super) async fn accept<S>(
    at: SocketAddr,
    arrivals: Arc<Arrivals>,
    is_last: impl Fn(usize) -> bool + Send + 'static,
    serve: impl Fn(TcpStream, usize) -> S + Send + 'static,
) -> SocketAddr
where
    S: Future + Send + 'static,
    S::Output: Send,
{
    let listener = TcpListener::bind(at).await.expect("a loopback port is free");
    let address = listener.local_addr().expect("a bound listener has an address");
    tokio::spawn(async move {
        let mut connection = 0;
        while let Ok((stream, _)) = listener.accept().await {
            arrivals.connection();
            let was_last = is_last(connection);
            if was_last {
                drop(listener);
                let _closed = closed_port(address);
                serve(stream, connection).await;
                // The port stays taken, so that no other server of the tests gets it.
                std::future::pending::<()>().await;
                return;
            }
            tokio::spawn(serve(stream, connection));
            connection += 1;
        }
    });
    address
}

/// A port that is taken, but that nobody listens on, for as long as the socket is kept.
pub(super) fn closed_port(at: SocketAddr) -> TcpSocket {
    let socket = TcpSocket::new_v4().expect("there are sockets");
    socket.set_reuseaddr(true).expect("an address may be used again");
    socket.bind(at).expect("a loopback port is free");
    socket
}
