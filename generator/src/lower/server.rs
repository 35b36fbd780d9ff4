//! The server that the client sends to: one URL template with one variable that the user sets.

use openapiv3::OpenAPI;

use super::Lowering;
use crate::pointer::Pointer;

/// Returns the parts of the URL before and after the variable.
pub(super) fn lower(lowering: &mut Lowering<'_>, openapi: &OpenAPI) -> Option<(String, String)> {
    let at = Pointer::root().key("servers");
    let [server] = openapi.servers.as_slice() else {
        let variable = &lowering.config.server.variable;
        let (message, help) = match openapi.servers.len() {
            0 => {
                let help = format!("add one by overlay: `servers: [{{url: 'https://{{{variable}}}.host'}}]`");
                ("the description has no server".to_owned(), help)
            }
            several => {
                let help = "keep exactly one with an overlay action".to_owned();
                (format!("the description has {several} servers"), help)
            }
        };
        lowering.reject(&at, message).help(help);
        return None;
    };
    let variable = format!("{{{}}}", lowering.config.server.variable);
    let parts = server.url.split_once(&variable);
    match parts {
        Some((prefix, suffix)) if prefix == "https://" && suffix.chars().all(is_of_host) => {
            Some((prefix.to_owned(), suffix.to_owned()))
        }
        _ => {
            let message = format!("server `{}` does not have the form `https://{variable}.host`", server.url);
            lowering
                .reject(&at.index(0).key("url"), message)
                .help("correct `variable` under [server] in the configuration, or the server in the overlay");
            None
        }
    }
}

/// Whether a host, or a port after it, may contain the character.
fn is_of_host(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | ':')
}
