//! Signatures of webhooks: what verifies, and what does not.

mod covered;
mod forms;
mod headers;
mod policy;
mod public_url;
mod secrets;
mod seen;
mod vectors;

use http::{HeaderMap, HeaderName, HeaderValue};
use signalwire_calling::signature::{SigningKey, VerifyError};

const SHA256: &str = "x-signalwire-sha256-signature";
const SHA1: &str = "x-signalwire-signature";
const OLD_SHA1: &str = "x-twilio-signature";
const FORM: &str = "application/x-www-form-urlencoded";

/// A signed request.
struct Vector {
    key: &'static str,
    url: &'static str,
    content_type: &'static str,
    body: &'static str,
    header: &'static str,
    signature: &'static str,
}

const KEY: &str = "PSKtest1234567890abcdef";
const URL: &str = "https://example.ngrok.io/webhook";
const BODY: &str = r#"{"event":"call.state","params":{"call_id":"abc-123","state":"answered"}}"#;

/// JSON with SHA-1, from the vendor's test suites.
const A: Vector = Vector {
    key: KEY,
    url: URL,
    content_type: "application/json",
    body: BODY,
    header: SHA1,
    signature: "c3c08c1fefaf9ee198a100d5906765a6f394bf0f",
};

/// The same with SHA-256.
const A256: Vector = Vector {
    header: SHA256,
    signature: "2a29f8a92b11df39da80c3b185fd62173d49c294184da585ff951eae4433571c",
    ..A
};

/// A form, from the vendor's test suites.
const B: Vector = Vector {
    key: "12345",
    url: "https://mycompany.com/myapp.php?foo=1&bar=2",
    content_type: FORM,
    body: "To=%2B18005551212&From=%2B14158675309&Digits=1234&Caller=%2B14158675309&CallSid=CA1234567890ABCDE",
    header: SHA1,
    signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
};

/// JSON whose hash is in the URL, from the vendor's test suites.
const C: Vector = Vector {
    key: KEY,
    url: "https://example.ngrok.io/webhook?bodySHA256=69f3cbfc18e386ef8236cb7008cd5a54b7fed637a8cb3373b5a1591d7f0fd5f4",
    content_type: "application/json",
    body: r#"{"event":"call.state"}"#,
    header: SHA1,
    signature: "dfO9ek8mxyFtn2nMz24plPmPfIY=",
};

const VECTORS: [(&str, Vector); 4] = [("A", A), ("A256", A256), ("B", B), ("C", C)];

impl Vector {
    fn verify(&self) -> Result<(), VerifyError> {
        key(self.key).verify(self.url, &self.headers(), self.body.as_bytes())
    }

    fn headers(&self) -> HeaderMap {
        headers(&[("content-type", self.content_type), (self.header, self.signature)])
    }
}

fn key(key: &str) -> SigningKey {
    SigningKey::new(key).expect("a key")
}

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        let value = HeaderValue::from_str(value).expect("a header value");
        headers.append(HeaderName::from_static(name), value);
    }
    headers
}
