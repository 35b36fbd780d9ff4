//! Accepts connections and runs the script for each of them.

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::{TcpListener, TcpSocket, TcpStream};

use super::arrivals::Arrivals;

/// An address on this machine, with a port chosen by the system.
pub(super) const HERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// The same on another host, for redirects that must not be followed.
pub(super) const ELSEWHERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2)), 0);

/// Serves each connection in a task of its own until the runtime stops.
///
/// `serve` gets the index of the connection. Later connections are refused after the one for which `is_last`
/// returns true.
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
                // Keep the port bound so that no other test server gets it.
                std::future::pending::<()>().await;
                return;
            }
            tokio::spawn(serve(stream, connection));
            connection += 1;
        }
    });
    address
}

/// Returns a port that is bound but not listened on while the socket is kept.
pub(super) fn closed_port(at: SocketAddr) -> TcpSocket {
    let socket = TcpSocket::new_v4().expect("sockets are available");
    socket.set_reuseaddr(true).expect("the address can be reused");
    socket.bind(at).expect("a loopback port is free");
    socket
}
