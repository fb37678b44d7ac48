//! serde's own traits for generated objects and enums, for users who store or show them (feature `serde`). Once, over the object
//! model: the clients themselves do not use them. Without the feature the macros here expand to nothing.

#[cfg(feature = "serde")]
#[doc(hidden)]
pub use imp::{deserialize, deserialize_enum, serialize};
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde_core;

#[cfg(feature = "serde")]
mod imp {
    use crate::json::read_with;
    use crate::object::{Object, Value, elements};
    use crate::open_enum::{OpenEnum, parse};
    use serde_core::de::{Deserialize, Deserializer, Error};
    use serde_core::ser::{Serialize, SerializeMap, Serializer};
    use std::borrow::Cow;

    /// Writes all fields that are set, sensitive ones included, by wire name.
    pub fn serialize<S: Serializer>(object: &dyn Object, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(None)?;
        let mut outcome = Ok(());
        object.values(&mut |values| {
            let mut fields = object.shape().fields.iter().zip(values);
            outcome = fields.try_for_each(|(field, value)| match *value {
                Value::Unset => Ok(()),
                value => map.serialize_entry(field.wire, &Shown(value)),
            });
        });
        outcome?;
        map.end()
    }

    struct Shown<'a>(Value<'a>);

    impl Serialize for Shown<'_> {
        fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
            match self.0 {
                Value::Unset => out.serialize_unit(),
                Value::Text(text) => out.serialize_str(text),
                Value::Integer(number) => out.serialize_i64(number),
                Value::Boolean(truth) => out.serialize_bool(truth),
                Value::Object(inner) => serialize(inner, out),
                Value::List(list) => out.collect_seq(elements(list).map(Shown)),
            }
        }
    }

    /// Reads an object by wire names, as leniently as a response.
    pub fn deserialize<'de, D: Deserializer<'de>, T: Object + Default>(text: D) -> Result<T, D::Error> {
        let mut object = T::default();
        let unreadable = read_with(text, &mut object, None, None)?;
        match unreadable.is_empty() {
            true => Ok(object),
            false => Err(Error::custom(crate::json::DecodeError::Unreadable(unreadable))),
        }
    }

    /// Reads a wire text, known or not.
    pub fn deserialize_enum<'de, D: Deserializer<'de>, E: OpenEnum>(text: D) -> Result<E, D::Error> {
        Ok(parse(&Cow::<'de, str>::deserialize(text)?))
    }
}

/// serde's traits for one object, with the feature `serde`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! object_serde {
    ($name:ident) => {
        impl $crate::serde_impls::serde_core::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::serde_impls::serde_core::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                $crate::serde_impls::serialize(self, out)
            }
        }

        impl<'de> $crate::serde_impls::serde_core::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::serde_impls::serde_core::Deserializer<'de>>(text: D) -> Result<Self, D::Error> {
                $crate::serde_impls::deserialize(text)
            }
        }
    };
}

/// serde's traits for one open enum, with the feature `serde`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! enum_serde {
    ($name:ident) => {
        impl $crate::serde_impls::serde_core::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::serde_impls::serde_core::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::serde_impls::serde_core::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::serde_impls::serde_core::Deserializer<'de>>(text: D) -> Result<Self, D::Error> {
                $crate::serde_impls::deserialize_enum(text)
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! object_serde {
    ($name:ident) => {};
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! enum_serde {
    ($name:ident) => {};
}
