//! Constructors for each kind of sound, which SWML writes as a single string.
#![cfg(feature = "swml")]

use std::time::Duration;

use crate::Uri;
use crate::swml::Sound;

impl Sound {
    /// Speaks text.
    ///
    /// Line breaks become spaces, because the platform accepts only a single line. The platform replaces `${..}` with
    /// the value of a variable; use [`Document::escape`](crate::swml::Document::escape) for untrusted text.
    ///
    /// ```
    /// use signalwire_calling::swml::{Method, Sound};
    ///
    /// let greeting = Method::play([Sound::say("Welcome."), Sound::audio("https://example.com/jingle.mp3")]);
    /// assert_eq!(
    ///     serde_json::to_string(&greeting)?,
    ///     r#"{"play":["say:Welcome.","https://example.com/jingle.mp3"]}"#
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn say(text: impl AsRef<str>) -> Self {
        let lines: Vec<&str> = text.as_ref().lines().map(str::trim).collect();
        Self::from(format!("say:{}", lines.join(" ")))
    }

    /// Plays an audio file from an `http` or `https` URL.
    pub fn audio(url: impl Into<Uri>) -> Self {
        Self::from(url.into().as_str())
    }

    /// Plays silence.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use signalwire_calling::swml::Sound;
    ///
    /// assert_eq!(Sound::silence(Duration::from_millis(1500)).as_str(), "silence:1.5");
    /// ```
    pub fn silence(duration: Duration) -> Self {
        Self::from(format!("silence:{}", duration.as_secs_f64()))
    }

    /// Plays the ringtone of a country, given by its two-letter code, for the platform's default time.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use signalwire_calling::swml::Sound;
    ///
    /// assert_eq!(Sound::ring("us").as_str(), "ring:us");
    /// assert_eq!(Sound::ring_for(Duration::from_secs(10), "gb").as_str(), "ring:10:gb");
    /// ```
    pub fn ring(country: impl AsRef<str>) -> Self {
        Self::from(format!("ring:{}", country.as_ref()))
    }

    /// Plays the ringtone of a country for the given time.
    pub fn ring_for(duration: Duration, country: impl AsRef<str>) -> Self {
        Self::from(format!("ring:{}:{}", duration.as_secs_f64(), country.as_ref()))
    }
}
