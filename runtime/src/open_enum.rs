//! Enums that a vendor may extend: the values known today, and the text of any other. It must not judge a value; which
//! values a field allows is a rule of that field.

use crate::object::FromText;
use crate::text::Shown;
use std::fmt::{Debug, Display, Formatter, Result};
use std::marker::PhantomData;

/// An enum made by [`open_enum!`](crate::open_enum!).
pub trait OpenEnum: Clone + 'static {
    /// The known values, in page order.
    const KNOWN: &'static [Self];

    /// The value as it is on the wire.
    fn as_str(&self) -> &str;

    /// The variant for a text that is not known.
    fn unlisted(text: Unlisted<Self>) -> Self;
}

/// A wire text that is none of the values of `E` known today.
///
/// It is made only by `E::from(text)`, so it can never hold a known value.
pub struct Unlisted<E> {
    text: Box<str>,
    // Ties the text to its enum: what is unknown to one enum may be known to another.
    of: PhantomData<fn() -> E>,
}

/// The value with this wire text.
pub fn parse<E: OpenEnum>(text: &str) -> E {
    for known in E::KNOWN {
        if known.as_str() == text {
            return known.clone();
        }
    }
    E::unlisted(Unlisted { text: text.into(), of: PhantomData })
}

/// Prints a value for `Debug`: `ResourceType("VPC")`.
///
/// # Errors
///
/// When the formatter fails.
pub fn debug(name: &str, text: &str, out: &mut Formatter<'_>) -> Result {
    out.debug_tuple(name).field(&Shown::name(text)).finish()
}

/// Prints a value for `Display`: as it is on the wire, unless nobody knows it and it is no name but something that would
/// spoil the line: then long texts are shortened, and characters that cannot be seen are escaped.
///
/// # Errors
///
/// When the formatter fails.
pub fn display(text: &str, out: &mut Formatter<'_>) -> Result {
    out.pad(&Shown::name(text).to_string())
}

impl<E: OpenEnum> FromText for Option<E> {
    fn set(&mut self, text: &str) {
        *self = Some(parse(text));
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<E> Unlisted<E> {
    /// The text as it is on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

// Not derived: a derive would ask the same of `E`, which is only a mark.
impl<E> Clone for Unlisted<E> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), of: PhantomData }
    }
}

impl<E> Debug for Unlisted<E> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        Debug::fmt(&Shown::name(&self.text), out)
    }
}

impl<E> Display for Unlisted<E> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        display(&self.text, out)
    }
}

/// Defines an enum that keeps the texts it does not know.
///
/// One line per value: variant and wire text. The enum gets one more variant, `Unlisted`, for all other texts.
///
/// ```
/// flowlog_runtime::open_enum! {
///     /// Which traffic is recorded.
///     pub enum TrafficType {
///         /// accepted traffic
///         Accept = "ACCEPT",
///         /// rejected traffic
///         Reject = "REJECT",
///     }
/// }
///
/// assert_eq!(TrafficType::from("ACCEPT"), TrafficType::Accept);
/// assert_eq!(TrafficType::from("MIRRORED").as_str(), "MIRRORED");
/// ```
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $variant:ident = $text:literal),* $(,)?
        }
    ) => {
        $(#[$about])*
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant,)*
            /// A value that was not known when this crate was generated. Made by `from`, never holds a known value.
            Unlisted($crate::open_enum::Unlisted<Self>),
        }

        impl $name {
            /// The values known when this crate was generated, in page order.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it is on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unlisted(unlisted) => unlisted.as_str(),
                }
            }
        }

        impl $crate::open_enum::OpenEnum for $name {
            const KNOWN: &'static [Self] = Self::KNOWN;

            #[inline]
            fn as_str(&self) -> &str {
                self.as_str()
            }

            #[inline]
            fn unlisted(text: $crate::open_enum::Unlisted<Self>) -> Self {
                Self::Unlisted(text)
            }
        }

        impl ::std::convert::From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                $crate::open_enum::parse(text)
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                $crate::open_enum::parse(&text)
            }
        }

        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::hash::Hash for $name {
            #[inline]
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                ::std::hash::Hash::hash(self.as_str(), state)
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::open_enum::display(self.as_str(), out)
            }
        }

        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::open_enum::debug(stringify!($name), self.as_str(), out)
            }
        }

        impl $crate::object::Item for $name {
            #[inline]
            fn value(&self) -> $crate::object::Value<'_> {
                $crate::object::Value::Text(self.as_str())
            }

            #[inline]
            fn fill(slot: &mut Option<Self>) -> $crate::object::Slot<'_> {
                $crate::object::Slot::Enum(slot)
            }
        }

        $crate::enum_serde! { $name }
    };
}
