//! Macros that implement the code shared by all types of a kind, serde's traits and `Debug`.
//!
//! Where they are used, `json` must name this module, and `enumeration!` needs `UnknownValue` in scope.

/// Implements serde's traits and `Debug` for a type that implements `Reflect` and `Build`.
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
                json::show(self, formatter)
            }
        }
    };
}

/// Implements `Build`, serde's traits and `Debug` for a type that implements `Reflect` and `Fill`.
macro_rules! buildable {
    ($name:ident, blank = $blank:expr $(, is_answer = $is_answer:literal)?) => {
        impl json::Build for $name {
            $(const IS_ANSWER: bool = $is_answer;)?

            #[inline]
            fn blank() -> Self {
                $blank
            }
        }

        json::bridge!($name);
    };
}

/// Implements everything for an object that has `OBJECT`.
///
/// Each field comes with its index there.
macro_rules! object {
    (@blank optional) => { None };
    (@blank nullable) => { None };
    (@blank required) => { json::Build::blank() };
    (@each optional $field:expr, $place:literal, $visit:ident) => {
        match json::Reflect::view(&$field) {
            json::View::Absent => {}
            view => $visit($place, view),
        }
    };
    (@each $always:ident $field:expr, $place:literal, $visit:ident) => {
        $visit($place, json::Reflect::view(&$field));
    };
    (
        $name:ident $(, $presence:ident $field:ident = $place:literal)*;
        additional $additional:ident $(, is_answer = $is_answer:literal)?
    ) => {
        impl json::Reflect for $name {
            fn view(&self) -> json::View<'_> {
                json::View::Object(Self::OBJECT, self)
            }
        }

        impl json::Fields for $name {
            fn each<'a>(&'a self, visit: &mut dyn FnMut(usize, json::View<'a>)) {
                $(json::object!(@each $presence self.$field, $place, visit);)*
                if json::Entries::count(&self.$additional) > 0 {
                    visit(usize::MAX, json::Reflect::view(&self.$additional));
                }
            }
        }

        impl json::FieldsMut for $name {
            #[inline]
            fn field_mut(&mut self, index: usize) -> &mut dyn json::Fill {
                match index {
                    $($place => &mut self.$field,)*
                    _ => &mut self.$additional,
                }
            }
        }

        impl json::Fill for $name {
            #[inline]
            fn fill(
                &mut self,
                value: json::Node<'_>,
                reader: &mut json::Reader,
            ) -> Result<(), json::Reported> {
                reader.object(Self::OBJECT, self, value)
            }
        }

        impl json::Build for $name {
            $(const IS_ANSWER: bool = $is_answer;)?

            #[inline]
            fn blank() -> Self {
                Self {
                    $($field: json::object!(@blank $presence),)*
                    $additional: json::Build::blank(),
                }
            }

            fn object() -> Option<&'static json::Object> {
                Some(Self::OBJECT)
            }
        }

        json::bridge!($name);
    };
}

/// Implements everything for a JSON string type that has `TEXT`, `as_str` and `From<String>`.
macro_rules! text {
    ($name:ident) => {
        impl json::Reflect for $name {
            fn view(&self) -> json::View<'_> {
                json::View::Text(self.as_str(), Self::TEXT)
            }
        }

        impl json::Fill for $name {
            #[inline]
            fn fill(
                &mut self,
                value: json::Node<'_>,
                reader: &mut json::Reader,
            ) -> Result<(), json::Reported> {
                *self = reader.text(value)?.to_owned().into();
                Ok(())
            }
        }

        impl json::Build for $name {
            #[inline]
            fn blank() -> Self {
                String::new().into()
            }
        }

        json::bridge!($name);
    };
}

/// Implements everything for an enumeration that has `VALUES`, `TEXT` and `as_str`.
macro_rules! enumeration {
    ($name:ident) => {
        impl From<String> for $name {
            #[inline]
            fn from(value: String) -> Self {
                match Self::TEXT.position(&value) {
                    Some(index) => Self::VALUES[index].clone(),
                    None => Self::Other(UnknownValue::new(value)),
                }
            }
        }

        json::text!($name);
    };
}

pub(crate) use {bridge, buildable, enumeration, object, text};
