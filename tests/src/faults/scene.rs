//! Servers, and how a client reaches them.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpSocket;

use super::accept::{ELSEWHERE, HERE, accept, closed_port};
use super::arrivals::Arrivals;
use super::authority::Identity;
use super::connection::perform;
use super::http2::Http2Play;
use super::proxy::ProxyPlay;
use super::script::{Play, Script, answer};

/// A route to the server, and what the server does.
#[derive(Clone, Debug)]
pub enum Scene {
    /// Nothing listens.
    Nobody,
    /// DNS does not know the server's name.
    NoSuchName,
    /// HTTP/1.1 without TLS.
    Http(Play),
    /// HTTP/1.1 with TLS.
    Https(Identity, Play),
    /// The client expects TLS, but the server runs this script without it.
    WithoutTls(Play),
    /// HTTP/2 with TLS.
    Http2(Http2Play),
    /// HTTP/1.1 with TLS, through a proxy.
    Proxy(ProxyPlay, Play),
}

/// Where a client sends to.
#[derive(Clone, Debug)]
pub enum Target {
    /// This base URL.
    Url(String),
    /// The space `example`, which tests can only reach through their own proxy.
    Space,
}

/// A running scene. Stops with the runtime that it was started on.
#[derive(Debug)]
pub struct Stage {
    /// Where the client sends to.
    pub target: Target,
    /// The proxy in between.
    pub proxy: Option<String>,
    /// What arrives at the server.
    pub arrivals: Arc<Arrivals>,
    /// Keeps a port bound that nothing listens on.
    port: Option<TcpSocket>,
}

impl Scene {
    /// Starts the servers.
    ///
    /// # Panics
    ///
    /// If this machine has no free loopback port.
    pub async fn start(&self) -> Stage {
        let arrivals = Arc::new(Arrivals::default());
        let mut stage =
            Stage { target: Target::Space, proxy: None, arrivals: Arc::clone(&arrivals), port: None };
        match self {
            Self::Nobody => {
                let socket = closed_port(HERE);
                let address = socket.local_addr().expect("a bound socket has an address");
                stage.target = Target::Url(format!("http://{address}"));
                stage.port = Some(socket);
            }
            Self::NoSuchName => stage.target = Target::Url("https://nowhere.invalid".to_owned()),
            Self::Http(play) => {
                let address = serve(HERE, play, arrivals).await;
                stage.target = Target::Url(format!("http://{address}"));
            }
            Self::WithoutTls(play) => {
                let address = serve(HERE, play, arrivals).await;
                stage.target = Target::Url(format!("https://{address}"));
            }
            Self::Https(identity, play) => {
                let address = serve_tls(*identity, play, arrivals).await;
                stage.target = Target::Url(format!("https://{address}"));
            }
            Self::Http2(play) => {
                let address = serve_http2(play, arrivals).await;
                stage.target = Target::Url(format!("https://{address}"));
            }
            Self::Proxy(ProxyPlay::Absent, _) => {
                let socket = closed_port(HERE);
                let address = socket.local_addr().expect("a bound socket has an address");
                stage.proxy = Some(format!("http://{address}"));
                stage.port = Some(socket);
            }
            Self::Proxy(proxy, play) => {
                let server = serve_tls(Identity::Good, play, arrivals).await;
                stage.proxy = Some(format!("http://{}", serve_proxy(proxy, server).await));
            }
        }
        stage
    }
}

impl Stage {
    /// Starts a server on another address that accepts every request: no redirect may lead to it.
    ///
    /// # Panics
    ///
    /// If this machine has no free loopback port.
    pub async fn elsewhere() -> Self {
        let arrivals = Arc::new(Arrivals::default());
        let play = Play::from(Script::answering(answer("200 OK", "", "{}")));
        let address = serve(ELSEWHERE, &play, Arc::clone(&arrivals)).await;
        Self { target: Target::Url(format!("http://{address}")), proxy: None, arrivals, port: None }
    }
}

async fn serve(at: SocketAddr, play: &Play, arrivals: Arc<Arrivals>) -> SocketAddr {
    let (play, shared) = (play.clone(), Arc::clone(&arrivals));
    let is_last = last_of(&play);
    accept(at, arrivals, is_last, move |stream, connection| {
        let (script, arrivals) = (play.script(connection), Arc::clone(&shared));
        async move {
            let script = script?;
            if script.resets() {
                stream.set_zero_linger().ok()?;
            }
            // A broken connection is what the test is about; it shows in the client's result.
            perform(stream, &script, &arrivals).await.ok()
        }
    })
    .await
}

async fn serve_tls(identity: Identity, play: &Play, arrivals: Arc<Arrivals>) -> SocketAddr {
    let (play, shared) = (play.clone(), Arc::clone(&arrivals));
    let acceptor = identity.acceptor(b"http/1.1");
    let is_last = last_of(&play);
    accept(HERE, arrivals, is_last, move |stream, connection| {
        let (script, arrivals, acceptor) = (play.script(connection), Arc::clone(&shared), acceptor.clone());
        async move {
            let script = script?;
            if script.resets() {
                stream.set_zero_linger().ok()?;
            }
            let stream = acceptor.accept(stream).await.ok()?;
            perform(stream, &script, &arrivals).await.ok()
        }
    })
    .await
}

async fn serve_http2(play: &Http2Play, arrivals: Arc<Arrivals>) -> SocketAddr {
    let (play, shared) = (play.clone(), Arc::clone(&arrivals));
    let acceptor = Identity::Good.acceptor(b"h2");
    accept(
        HERE,
        arrivals,
        |_| false,
        move |stream, _| {
            let (play, arrivals, acceptor) = (play.clone(), Arc::clone(&shared), acceptor.clone());
            async move {
                let stream = acceptor.accept(stream).await.ok()?;
                play.perform(stream, &arrivals).await.ok()
            }
        },
    )
    .await
}

async fn serve_proxy(proxy: &ProxyPlay, server: SocketAddr) -> SocketAddr {
    let proxy = proxy.clone();
    accept(
        HERE,
        Arc::default(),
        |_| false,
        move |stream, connection| {
            let proxy = proxy.clone();
            async move { proxy.perform(stream, connection, server).await }
        },
    )
    .await
}

fn last_of(play: &Play) -> impl Fn(usize) -> bool + Send + 'static {
    let play = play.clone();
    move |connection| play.is_last(connection)
}
