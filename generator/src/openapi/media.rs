//! Media types of bodies.

/// Returns whether a media type is JSON, such as `application/json; charset=utf-8` or `application/problem+json`.
pub(crate) fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or(media).trim().to_ascii_lowercase();
    essence == "application/json" || essence.starts_with("application/") && essence.ends_with("+json")
}
