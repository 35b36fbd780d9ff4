//! Dials that can be recognized in whatever the platform sends back.

use std::time::{Duration, SystemTime};

use crate::commands::{Dial, DialSource, DialStatusEvent};
use crate::runtime::json;
use crate::types::ControlId;
use crate::{Extra, Uri};

/// One attempt to dial, with a random id that ties everything the platform sends back to it.
///
/// The API has no idempotency key: if the response to a `dial` is lost, nothing in the call's later states says
/// which request caused it. But the platform sends them to addresses of yours, and passes custom variables on
/// to the SWML document. An attempt writes its id there, and finds it again.
///
/// Create the attempt before you dial, and store it, for example as JSON with serde. After a lost response, a
/// status callback or a request for the SWML document that contains the id proves that the call exists. The
/// absence of one proves nothing: callbacks may be late or lost, so it is no reason to dial again.
/// [`Client::find_call`](crate::Client::find_call) looks for the call in the voice logs, and
/// [`call_in_event`](Self::call_in_event) returns its ID from a webhook.
///
/// ```
/// use signalwire_calling::{commands::Dial, dial_attempt::DialAttempt};
///
/// let dial = Dial::url("+12065550100", "https://example.com/greeting")
///     .to("+12065550199")
///     .status_url("https://example.com/status");
/// let attempt = DialAttempt::new(&dial);
/// let dial = dial.recognizable_as(&attempt);
///
/// // Later, in the handler of the callbacks:
/// let requested = dial.status_url.as_ref().map_or("", |url| url.as_str());
/// assert!(attempt.is_in_url(requested));
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct DialAttempt {
    /// The random id: 32 hexadecimal digits. Not secret, but hard to guess.
    pub id: String,
    /// Number or address to call from.
    pub from: String,
    /// Destination to call, if the dial has one.
    pub to: Option<String>,
    /// URL of the SWML document, if the dial has one.
    pub url: Option<Uri>,
    /// When the attempt was created, in milliseconds since 1970.
    pub began_at_ms: u64,
    /// Fields that this version of the crate does not know.
    pub extra: Extra,
}

impl DialAttempt {
    /// Name of the query parameter and of the custom variable that hold the id.
    pub const NAME: &'static str = "dial_attempt";

    /// Query parameters that sign an address, in lower case. Another parameter would break the signature.
    const SIGNATURES: [&'static str; 7] =
        ["hmac", "key-pair-id", "sig", "sign", "signature", "x-amz-signature", "x-goog-signature"];

    /// Maximum number of custom variables of a dial.
    const MAX_VARIABLES: usize = 20;

    const OBJECT: &'static json::Object = &json::Object {
        name: "DialAttempt",
        fields: &[
            json::Field::required("id"),
            json::Field::required("from"),
            json::Field::optional("to"),
            json::Field::optional("url"),
            json::Field::required("began_at_ms"),
        ],
        ..json::Object::EMPTY
    };

    /// Creates an attempt for a dial, with a random id and the current time.
    #[must_use]
    pub fn new(dial: &Dial) -> Self {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let url = match &dial.source {
            DialSource::Url(url) => Some(url.clone()),
            DialSource::Swml(_) => None,
        };
        Self {
            id: ControlId::random().as_str().replace('-', ""),
            from: dial.from.clone(),
            to: dial.to.clone(),
            url,
            began_at_ms: u64::try_from(since.as_millis()).unwrap_or(u64::MAX),
            extra: Extra::new(),
        }
    }

    /// Returns when the attempt was created.
    #[must_use]
    pub fn began_at(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
            .checked_add(Duration::from_millis(self.began_at_ms))
            .unwrap_or(SystemTime::UNIX_EPOCH)
    }

    /// Returns whether the URL of a request from the platform contains the id.
    #[must_use]
    pub fn is_in_url(&self, url: &str) -> bool {
        Self::id_in_url(url) == Some(&self.id)
    }

    /// Returns whether the `envs` of a request for the SWML document contain the id.
    #[must_use]
    pub fn is_in_envs(&self, envs: &serde_json::Value) -> bool {
        Self::id_in_envs(envs) == Some(&self.id)
    }

    /// Returns the id that a URL contains, to look the attempt up where you stored it.
    #[must_use]
    pub fn id_in_url(url: &str) -> Option<&str> {
        let (_, id) = parameters(url).find(|(name, _)| *name == Self::NAME)?;
        (!id.is_empty()).then_some(id)
    }

    /// Returns the id that the `envs` of a request for the SWML document contain.
    #[must_use]
    pub fn id_in_envs(envs: &serde_json::Value) -> Option<&str> {
        envs.get(Self::NAME)?.as_str()
    }

    /// Returns the address with the id in its query, unless the address is signed or has an id already.
    pub(crate) fn with_id(&self, address: &Uri) -> Option<Uri> {
        let address = address.as_str();
        let is_kept = |name: &str| {
            let name = name.to_ascii_lowercase();
            name == Self::NAME || Self::SIGNATURES.contains(&name.as_str())
        };
        if parameters(address).any(|(name, _)| is_kept(name)) {
            return None;
        }
        let (address, fragment) = address.split_at(address.find('#').unwrap_or(address.len()));
        let separator = match address.find('?') {
            None => "?",
            Some(_) if address.ends_with(['?', '&']) => "",
            Some(_) => "&",
        };
        Some(Uri::from(format!("{address}{separator}{}={}{fragment}", Self::NAME, self.id)))
    }
}

json::object!(
    DialAttempt,
    required id = 0,
    required from = 1,
    optional to = 2,
    optional url = 3,
    required began_at_ms = 4;
    additional extra
);

impl Dial {
    /// Writes the id of an attempt wherever the platform sends it back:
    ///
    /// - as the query parameter `dial_attempt` of `url`, `fallback_url` and `status_url`, except where the query
    ///   has a signature, which the parameter would break;
    /// - as the custom variable `dial_attempt`, which the SWML document sees in `envs`, unless the dial already
    ///   has 20 variables;
    /// - if there is a `status_url`, `created` is added to `status_events`, so that the first callback arrives
    ///   as early as possible.
    ///
    /// Nothing else changes. Your server must ignore the parameter or use it. Addresses in inline SWML are not
    /// changed.
    pub fn recognizable_as(mut self, attempt: &DialAttempt) -> Self {
        let source = match &self.source {
            DialSource::Url(url) => attempt.with_id(url).map(DialSource::Url),
            DialSource::Swml(_) => None,
        };
        if let Some(source) = source {
            self.source = source;
        }
        for address in [&mut self.fallback_url, &mut self.status_url].into_iter().flatten() {
            if let Some(written) = attempt.with_id(address) {
                *address = written;
            }
        }
        let variables = self.custom_variables.get_or_insert_default();
        if variables.len() < DialAttempt::MAX_VARIABLES {
            variables.entry(DialAttempt::NAME.to_owned()).or_insert_with(|| attempt.id.clone());
        }
        if self.status_url.is_some() {
            // Without a list, only the end is reported.
            let events = self.status_events.get_or_insert_with(|| vec![DialStatusEvent::Ended]);
            if !events.contains(&DialStatusEvent::Created) {
                events.insert(0, DialStatusEvent::Created);
            }
        }
        self
    }
}

/// Returns the names and values of the parameters in a URL's query, as they are written.
fn parameters(url: &str) -> impl Iterator<Item = (&str, &str)> {
    let url = url.split('#').next().unwrap_or_default();
    let query = url.split_once('?').map_or("", |(_, query)| query);
    query.split('&').map(|parameter| parameter.split_once('=').unwrap_or((parameter, "")))
}
