//! How connections are established: timeouts, pool, proxies and trusted certificates.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use reqwest::{Client, ClientBuilder, Proxy, Url};

use super::super::base_url::BaseUrl;
use super::super::secret::Secret;
use super::Network;

/// Maximum number of idle connections kept.
const IDLE_CONNECTIONS: usize = 8;

/// How long idle connections are kept.
///
/// Servers and load balancers commonly close theirs after 60 seconds, and when a request meets a closing
/// connection, it fails and nobody knows whether it was carried out.
const IDLE_TIME: Duration = Duration::from_secs(50);

/// Connection settings.
#[derive(Clone)]
pub(in super::super) struct Connect {
    pub(in super::super) timeout: Duration,
    pub(in super::super) ca_file: Option<PathBuf>,
    pub(in super::super) proxy: Option<ProxyUrl>,
}

impl Connect {
    /// Creates a transport that connects to this server only. The error is a sentence.
    pub(in super::super) fn open(&self, server: &BaseUrl) -> Result<Network, String> {
        let builder = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .https_only(server.is_https())
            .connect_timeout(self.timeout)
            .pool_max_idle_per_host(IDLE_CONNECTIONS)
            .pool_idle_timeout(IDLE_TIME);
        let builder = self.with_proxy(builder, server)?;
        let builder = self.with_authorities(builder)?;
        let http =
            builder.build().map_err(|error| format!("cannot set up the HTTP client: {}", causes(&error)))?;
        Ok(Network { http, headers: OnceLock::new() })
    }

    fn with_proxy(&self, builder: ClientBuilder, server: &BaseUrl) -> Result<ClientBuilder, String> {
        match &self.proxy {
            Some(_) if !server.is_https() => {
                Err("a proxy would see the credentials because the base URL uses http; use https".to_owned())
            }
            Some(proxy) => Ok(builder.proxy(proxy.to_proxy()?)),
            // A proxy from the environment is another machine, and must not see requests to this one.
            None if server.is_loopback() => Ok(builder.no_proxy()),
            None => Ok(builder),
        }
    }

    #[cfg(any(feature = "rustls", feature = "rustls-no-provider", feature = "native-tls"))]
    fn with_authorities(&self, builder: ClientBuilder) -> Result<ClientBuilder, String> {
        let Some(path) = &self.ca_file else { return Ok(builder) };
        let text = std::fs::read(path).map_err(|error| format!("cannot read the CA file: {error}"))?;
        let certificates = reqwest::Certificate::from_pem_bundle(&text)
            .map_err(|error| format!("the CA file is malformed: {}", causes(&error)))?;
        if certificates.is_empty() {
            return Err("the CA file contains no certificates; use a file in PEM format".to_owned());
        }
        Ok(builder.tls_certs_only(certificates))
    }

    #[cfg(not(any(feature = "rustls", feature = "rustls-no-provider", feature = "native-tls")))]
    fn with_authorities(&self, builder: ClientBuilder) -> Result<ClientBuilder, String> {
        match &self.ca_file {
            Some(_) => Err("a CA file is set, but this client was built without TLS".to_owned()),
            None => Ok(builder),
        }
    }
}

/// The URL of a proxy, which may hold credentials.
#[derive(Clone)]
pub(in super::super) struct ProxyUrl(Secret);

impl ProxyUrl {
    /// Parses a proxy URL. The error is a sentence that does not contain it.
    pub(in super::super) fn parse(text: &str) -> Result<Self, String> {
        if text.chars().any(|character| character.is_whitespace() || character.is_control()) {
            return Err("the proxy URL contains whitespace or a control character; remove it".to_owned());
        }
        let url = Url::parse(text).map_err(|error| {
            format!("the proxy URL is malformed ({error}); use one like http://proxy.example:3128")
        })?;
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
            return Err("the proxy URL uses neither http nor https; use one of them".to_owned());
        }
        Ok(Self(Secret::from(text)))
    }

    fn to_proxy(&self) -> Result<Proxy, String> {
        Proxy::all(self.0.expose()).map_err(|_| "the proxy URL cannot be used".to_owned())
    }
}

/// Formats an error and its causes on one line.
fn causes(error: &(dyn std::error::Error + 'static)) -> String {
    let all = std::iter::successors(Some(error), |error| error.source());
    let texts: Vec<String> = all.map(ToString::to_string).collect();
    texts.join(": ")
}
