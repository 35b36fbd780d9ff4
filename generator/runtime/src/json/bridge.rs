//! Serde's traits and `Debug`, for types that describe themselves.
//!
//! Where the macros are used, `json` names this module.

/// Implements serde's traits and `Debug` for a type that describes itself.
macro_rules! bridge {
    ($name:ty) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&json::Reflect::view(self), serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                json::Build::read_from(deserializer)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(&json::Reflect::view(self), formatter)
            }
        }
    };
}

/// The same for a type that is text in JSON, and that has `TEXT`, `as_str` and `From<String>`.
macro_rules! text {
    ($name:ty) => {
        impl json::Reflect for $name {
            fn view(&self) -> json::View<'_> {
                json::View::Text(self.as_str(), Self::TEXT)
            }
        }

        impl json::Build for $name {
            fn build(
                value: &mut serde_json::Value,
                reader: &mut json::Reader,
            ) -> Result<Self, json::Reported> {
                <String as json::Build>::build(value, reader).map(Self::from)
            }
        }

        json::bridge!($name);
    };
}

pub(crate) use {bridge, text};
