//! How connections come about: time, pool, proxies, and who is trusted.

use std::path::PathBuf;
use std::time::Duration;

use reqwest::{Client, ClientBuilder, Proxy, Url};

use super::super::base_url::BaseUrl;
use super::super::secret::Secret;
use super::Network;

/// How many unused connections are kept.
const IDLE_CONNECTIONS: usize = 8;

/// How long they are kept. Servers and load balancers commonly close theirs after 60 seconds, and a request that
/// meets such a closing connection fails without anybody knowing whether it was carried out.
const IDLE_TIME: Duration = Duration::from_secs(50);

/// How connections come about.
#[derive(Clone)]
pub(in super::super) struct Connect {
    pub(in super::super) timeout: Duration,
    pub(in super::super) ca_file: Option<PathBuf>,
    pub(in super::super) proxy: Option<ProxyUrl>,
}

impl Connect {
    /// What connects to this server and nowhere else. The error is a sentence.
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
        let http = builder
            .build()
            .map_err(|error| format!("the HTTP client cannot be set up: {}", causes(&error)))?;
        Ok(Network { http })
    }

    fn with_proxy(&self, builder: ClientBuilder, server: &BaseUrl) -> Result<ClientBuilder, String> {
        match &self.proxy {
            Some(_) if !server.is_https() => {
                Err("a proxy would be shown the credentials, since the base URL is http; use https"
                    .to_owned())
            }
            Some(proxy) => Ok(builder.proxy(proxy.to_proxy()?)),
            // A proxy of the environment is another machine, and has no business with this one.
            None if server.is_loopback() => Ok(builder.no_proxy()),
            None => Ok(builder),
        }
    }

    #[cfg(any(feature = "rustls", feature = "rustls-no-provider", feature = "native-tls"))]
    fn with_authorities(&self, builder: ClientBuilder) -> Result<ClientBuilder, String> {
        let Some(path) = &self.ca_file else { return Ok(builder) };
        let text = std::fs::read(path)
            .map_err(|error| format!("the file of certificates cannot be read: {error}"))?;
        let certificates = reqwest::Certificate::from_pem_bundle(&text)
            .map_err(|error| format!("the file of certificates is malformed: {}", causes(&error)))?;
        if certificates.is_empty() {
            return Err("the file of certificates holds none; it has to be in PEM format".to_owned());
        }
        Ok(builder.tls_certs_only(certificates))
    }

    #[cfg(not(any(feature = "rustls", feature = "rustls-no-provider", feature = "native-tls")))]
    fn with_authorities(&self, builder: ClientBuilder) -> Result<ClientBuilder, String> {
        match &self.ca_file {
            Some(_) => Err("a file of certificates is set, but this client was built without TLS".to_owned()),
            None => Ok(builder),
        }
    }
}

/// The address of a proxy, which may hold credentials.
#[derive(Clone)]
pub(in super::super) struct ProxyUrl(Secret);

impl ProxyUrl {
    /// Reads an address that somebody wrote. The error is a sentence without it.
    pub(in super::super) fn parse(text: &str) -> Result<Self, String> {
        if text.chars().any(|character| character.is_whitespace() || character.is_control()) {
            return Err("the proxy's address holds a blank or a control character; remove it".to_owned());
        }
        let url = Url::parse(text).map_err(|error| {
            format!("the proxy's address is not a URL ({error}); write it like http://proxy.example:3128")
        })?;
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
            return Err("the proxy's address is neither http nor https".to_owned());
        }
        Ok(Self(Secret::from(text)))
    }

    fn to_proxy(&self) -> Result<Proxy, String> {
        Proxy::all(self.0.expose()).map_err(|_| "the proxy's address cannot be used".to_owned())
    }
}

/// An error and what caused it, in one line.
fn causes(error: &(dyn std::error::Error + 'static)) -> String {
    let all = std::iter::successors(Some(error), |error| error.source());
    let texts: Vec<String> = all.map(ToString::to_string).collect();
    texts.join(": ")
}
