//! Demands on strings.

use serde_json::Value;

/// The length of a string, and its form.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextDemand {
    pub(crate) shortest: u64,
    pub(crate) longest: Option<u64>,
    pub(crate) patterns: Vec<&'static str>,
    pub(crate) formats: Vec<&'static str>,
}

impl TextDemand {
    /// Returns the demand of one schema's own keywords.
    pub(crate) fn of(schema: &'static Value) -> Self {
        Self {
            shortest: schema["minLength"].as_u64().unwrap_or(0),
            longest: schema["maxLength"].as_u64(),
            patterns: schema["pattern"].as_str().into_iter().collect(),
            formats: schema["format"].as_str().into_iter().collect(),
        }
    }

    /// Merges another demand into this one.
    pub(crate) fn meet(&mut self, other: Self) {
        self.shortest = self.shortest.max(other.shortest);
        self.longest = [self.longest, other.longest].into_iter().flatten().min();
        for pattern in other.patterns {
            if !self.patterns.contains(&pattern) {
                self.patterns.push(pattern);
            }
        }
        for format in other.formats {
            if !self.formats.contains(&format) {
                self.formats.push(format);
            }
        }
    }
}
