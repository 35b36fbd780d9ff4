//! Numbers of seconds and milliseconds, for setters that also accept a [`Duration`].

use std::time::Duration;

/// The argument of a setter in seconds: a number of type `N`, or a [`Duration`].
///
/// If `N` is an integer, a duration is rounded up to whole seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seconds<N>(pub N);

/// The argument of a setter in milliseconds: a number of type `N`, or a [`Duration`].
///
/// If `N` is an integer, a duration is rounded up to whole milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Milliseconds<N>(pub N);

macro_rules! time_unit {
    ($unit:ident, $nanoseconds:literal, whole: $($whole:ident)*, any: $($number:ident)*) => {
        $(
            impl From<$whole> for $unit<$whole> {
                fn from(number: $whole) -> Self {
                    Self(number)
                }
            }

            impl From<Duration> for $unit<$whole> {
                fn from(duration: Duration) -> Self {
                    let rounded_up = duration.as_nanos().div_ceil($nanoseconds);
                    Self($whole::try_from(rounded_up).unwrap_or($whole::MAX))
                }
            }
        )*
        $(
            impl From<$number> for $unit<f64> {
                fn from(number: $number) -> Self {
                    Self(number.into())
                }
            }
        )*

        impl From<Duration> for $unit<f64> {
            #[expect(clippy::cast_precision_loss, reason = "exact up to 104 days")]
            fn from(duration: Duration) -> Self {
                Self(duration.as_nanos() as f64 / f64::from($nanoseconds))
            }
        }
    };
}

time_unit!(Seconds, 1_000_000_000, whole: i32 i64 u32 u64, any: f32 f64 i8 i16 i32 u8 u16 u32);
time_unit!(Milliseconds, 1_000_000, whole: i32 i64 u32 u64, any: f32 f64 i8 i16 i32 u8 u16 u32);
