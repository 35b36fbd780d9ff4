//! A constructor for each kind of sound, where SWML has a prefix within a text.
#![cfg(feature = "swml")]

use std::time::Duration;

use crate::Uri;
use crate::swml::Sound;

impl Sound {
    /// Speaks a text.
    ///
    /// Line breaks become spaces: the platform takes a text of one line. `${..}` is replaced by the value of a variable;
    /// [`Document::escape`](crate::swml::Document::escape) prevents that for text that comes from elsewhere.
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

    /// Plays an audio file from an `http` or `https` address.
    pub fn audio(url: impl Into<Uri>) -> Self {
        Self::from(url.into().as_str())
    }

    /// Stays silent.
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

    /// Plays the ringing tone of a country, by its two letters, for as long as the platform plays one.
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

    /// Plays the ringing tone of a country for some time.
    pub fn ring_for(duration: Duration, country: impl AsRef<str>) -> Self {
        Self::from(format!("ring:{}:{}", duration.as_secs_f64(), country.as_ref()))
    }
}
