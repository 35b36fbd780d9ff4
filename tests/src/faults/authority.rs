//! Certificates generated for one test run.

use std::sync::{Arc, LazyLock};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use time::{Duration, OffsetDateTime};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// The names in a valid certificate: this machine, and a host that is reached only through a proxy.
const NAMES: [&str; 3] = ["127.0.0.1", "localhost", "example.signalwire.com"];

/// The identity that a server presents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// The expected one.
    Good,
    /// Another server, signed by the same authority.
    OtherName,
    /// The expected one, but it expired yesterday.
    Expired,
    /// The expected one, but signed by an unknown authority.
    Stranger,
}

type Issuer = CertifiedIssuer<'static, KeyPair>;

static AUTHORITY: LazyLock<Issuer> = LazyLock::new(issuer);
static STRANGER: LazyLock<Issuer> = LazyLock::new(issuer);

/// Returns the certificate of the authority that the client trusts.
#[must_use]
pub fn authority_pem() -> String {
    AUTHORITY.pem()
}

impl Identity {
    /// Returns the TLS acceptor for this identity. It offers only `protocol`.
    pub(super) fn acceptor(self, protocol: &'static [u8]) -> TlsAcceptor {
        let names = if self == Self::OtherName { vec!["other.test"] } else { NAMES.to_vec() };
        let names: Vec<_> = names.into_iter().map(str::to_owned).collect();
        let mut params = CertificateParams::new(names).expect("the names are well-formed");
        if self == Self::Expired {
            let now = OffsetDateTime::now_utc();
            params.not_before = now - Duration::days(30);
            params.not_after = now - Duration::days(1);
        }
        let issuer = if self == Self::Stranger { &STRANGER } else { &AUTHORITY };
        let key = key();
        let certificate = params.signed_by(&key, issuer).expect("the parameters can be signed");
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("the provider supports the default versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .expect("the key matches the certificate");
        config.alpn_protocols = vec![protocol.to_vec()];
        TlsAcceptor::from(Arc::new(config))
    }
}

fn issuer() -> Issuer {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, key()).expect("the parameters can be signed")
}

fn key() -> KeyPair {
    KeyPair::generate().expect("the system provides randomness")
}
