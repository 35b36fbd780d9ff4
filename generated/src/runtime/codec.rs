//! How single fields are written as JSON and read from it where the usual way does not fit.

#![allow(
    clippy::option_option,
    clippy::ref_option,
    reason = "absent and null are different facts, and serde asks for a reference to the field as it is"
)]

/// Reads a whole number, however it is written: `20.0` is 20.
pub fn integer<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    number::Numbers::read(deserializer)
}

/// Floating-point numbers, and reading whole ones. A whole one is written without a fraction, `5` and not `5.0`, as people write it and as
/// servers that insist on integers want it; one that JSON cannot express is an error and not `null`.
pub mod number {
    use std::collections::BTreeMap;

    use serde::de::Error as _;
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::Number;

    /// Up to here every whole number has a floating-point number of its own, so writing it as an integer is exact.
    pub(super) const EXACT: f64 = 9_007_199_254_740_992.0;

    /// A number, or an optional one, a list or a map of them.
    pub trait Numbers: Sized {
        /// Writes the numbers.
        fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

        /// Reads the numbers; any JSON number fits.
        fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
    }

    /// Writes a field.
    pub fn serialize<T: Numbers, S: Serializer>(numbers: &T, serializer: S) -> Result<S::Ok, S::Error> {
        numbers.write(serializer)
    }

    /// Reads a field.
    pub fn deserialize<'de, T: Numbers, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::read(deserializer)
    }

    impl Numbers for f64 {
        fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            if !self.is_finite() {
                return Err(S::Error::custom("a number is not finite, which JSON cannot express"));
            }
            if self.fract() == 0.0 && self.abs() <= EXACT {
                #[expect(clippy::cast_possible_truncation, reason = "the number is whole and in range")]
                return serializer.serialize_i64(*self as i64);
            }
            serializer.serialize_f64(*self)
        }

        fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Self::deserialize(deserializer)
        }
    }

    macro_rules! integers {
        ($($number:ty),+) => {$(
            impl Numbers for $number {
                fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    self.serialize(serializer)
                }

                fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let number = Number::deserialize(deserializer)?;
                    let integer = number.as_u64().map(i128::from).or_else(|| number.as_i64().map(i128::from));
                    integer
                        .or_else(|| number.as_f64().and_then(without_fraction))
                        .ok_or_else(|| D::Error::custom("expected a whole number"))?
                        .try_into()
                        .map_err(|_| D::Error::custom("the number is too large or too small"))
                }
            }
        )+};
    }

    integers!(i32, i64, u32, u64);

    /// The whole number that a floating-point number is, if it is one: `5.0` is 5.
    fn without_fraction(number: f64) -> Option<i128> {
        #[expect(clippy::cast_possible_truncation, reason = "the number is whole and in range")]
        (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i128)
    }

    impl<T: Numbers> Numbers for Option<T> {
        fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Some(numbers) => serializer.serialize_some(&Written(numbers)),
                None => serializer.serialize_none(),
            }
        }

        fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Ok(Option::<Read<T>>::deserialize(deserializer)?.map(|Read(numbers)| numbers))
        }
    }

    impl<T: Numbers> Numbers for Vec<T> {
        fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.iter().map(Written))
        }

        fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let items = Vec::<Read<T>>::deserialize(deserializer)?;
            Ok(items.into_iter().map(|Read(numbers)| numbers).collect())
        }
    }

    impl<T: Numbers> Numbers for BTreeMap<String, T> {
        fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.iter().map(|(key, numbers)| (key, Written(numbers))))
        }

        fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let entries = BTreeMap::<String, Read<T>>::deserialize(deserializer)?;
            Ok(entries.into_iter().map(|(key, Read(numbers))| (key, numbers)).collect())
        }
    }

    /// Numbers where no field attribute can stand.
    #[derive(Debug)]
    pub struct Written<'a, T>(pub &'a T);

    impl<T: Numbers> Serialize for Written<'_, T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.write(serializer)
        }
    }

    struct Read<T>(T);

    impl<'de, T: Numbers> Deserialize<'de> for Read<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            T::read(deserializer).map(Read)
        }
    }
}

/// Like [`number`], for fields that may be absent but not `null`.
pub mod optional_number {
    use serde::{Deserializer, Serializer};

    use super::number::Numbers;

    /// Writes a field.
    pub fn serialize<T: Numbers, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        value.write(serializer)
    }

    /// Reads a field that is there.
    pub fn deserialize<'de, T: Numbers, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        T::read(deserializer).map(Some)
    }
}

/// Fields that may be absent, `null` or a value, and where `null` means something else than absent.
///
/// The field itself leaves out an absent value when writing and takes the default when reading.
pub mod double_option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes a field.
    pub fn serialize<T: Serialize, S: Serializer>(
        value: &Option<Option<T>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    /// Reads a field that is there; `null` gives `Some(None)`.
    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Option<T>>, D::Error> {
        Option::deserialize(deserializer).map(Some)
    }
}

/// Like [`double_option`], for what [`number`] writes.
pub mod double_option_number {
    use serde::{Deserializer, Serializer};

    use super::number::Numbers;

    /// Writes a field.
    pub fn serialize<T: Numbers, S: Serializer>(
        value: &Option<Option<T>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.write(serializer)
    }

    /// Reads a field that is there; `null` gives `Some(None)`.
    pub fn deserialize<'de, T: Numbers, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Option<T>>, D::Error> {
        Option::read(deserializer).map(Some)
    }
}
