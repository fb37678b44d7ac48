//! `object!`: from one line per field to the object model. It expands to tables and short methods only, because
//! whatever it expands to is compiled once per object of every vendor. Everything is `#[inline]`: then a generated crate
//! carries only what it calls itself, and a program compiles the operations that it uses, not all of them.

/// Makes a struct an [`Object`](trait@crate::object::Object), with setters, `Clone`, `Debug`, `Default` and `PartialEq`.
///
/// One line per field of the struct, in page order: Rust name, kind of setter, field, rules. Every word on the right is
/// in [`words`](crate::words), which the macro imports by itself.
///
/// * `: into T`: the setter takes `impl Into<T>` (text, enums, objects)
/// * `: plain T`: the setter takes `T` (`i64`, `bool`)
/// * `: each T`: the setter takes `impl IntoIterator<Item = T>` (lists)
/// * nothing: no setter (fields of responses)
///
/// Behind the name of the struct stands what it was read from: the id of the operation whose page has it, or a constant
/// [`Provenance`](crate::object::Provenance) where there are other sources, with the object's name in them
/// (`Tag: SOURCES["Tag"]`) where there is no page.
///
/// ```
/// /// A tag.
/// #[non_exhaustive]
/// pub struct Tag {
///     /// Name of the tag.
///     pub key: Option<String>,
///     /// Value of the tag.
///     pub value: Option<String>,
/// }
///
/// flowlog_runtime::object! {
///     Tag: "vendor.service.CreateThing" {
///         key: into String = body("Key").row("Tag", 1) => [required(), length(1, 128)],
///         value: into String = body("Value").row("Tag", 2),
///     }
/// }
///
/// assert!(flowlog_runtime::validate::validate(&Tag::default().key("city")).is_ok());
/// ```
///
/// A condition on a field that the object does not have does not compile:
///
/// ```compile_fail,E0080
/// # #[non_exhaustive]
/// # pub struct Tag {
/// #     pub key: Option<String>,
/// #     pub value: Option<String>,
/// # }
/// flowlog_runtime::object! {
///     Tag: "vendor.service.CreateThing" {
///         key: into String = body("Key"),
///         value: into String = body("Value") => [required().when_given("Kee")],
///     }
/// }
/// # flowlog_runtime::validate::validate(&Tag::default());
/// ```
#[macro_export]
macro_rules! object {
    ($name:ident: $operation:literal { $($fields:tt)* }) => {
        $crate::object! { @ $name, $crate::object::Provenance::page($operation, &[]), $($fields)* }
    };
    ($name:ident: $sources:path { $($fields:tt)* }) => {
        $crate::object! { @ $name, $sources, $($fields)* }
    };
    ($name:ident: $sources:path[$object:literal] { $($fields:tt)* }) => {
        $crate::object! { @ $name, $sources.object($object), $($fields)* }
    };
    (
        @ $name:ident, $provenance:expr,
            $($field:ident $(: $kind:ident $type:ty)? = $definition:expr $(=> [$($rule:expr),* $(,)?])?),* $(,)?
    ) => {
        impl $crate::object::Object for $name {
            #[inline]
            fn shape(&self) -> &'static $crate::object::Shape {
                Self::SHAPE
            }

            #[inline]
            fn values<'a>(&'a self, see: &mut dyn FnMut(&[$crate::object::Value<'a>])) {
                see(&[$($crate::object::Member::value(&self.$field)),*]);
            }

            #[inline]
            #[allow(unused_variables, unused_mut, reason = "an object may have no limits")]
            fn keeps_limits(&self) -> bool {
                const LIMITS: &[$crate::validate::Limit; $crate::validate::count($name::SHAPE.fields)] =
                    &$crate::validate::limits($name::SHAPE.fields);
                let mut limits = LIMITS.iter();
                $(let $field = $crate::object::Member::value(&self.$field);)*
                let values: &[$crate::object::Value<'_>] = &[$($field),*];
                $($($($crate::keeps!(limits $field values $rule) &&)*)?)*
                $($crate::validate::keeps_inside($field) &&)* true
            }

            #[inline]
            fn members_mut(&mut self, change: &mut dyn FnMut(&mut [&mut dyn $crate::object::Member])) {
                change(&mut [$(&mut self.$field),*]);
            }
        }

        impl ::std::default::Default for $name {
            #[inline]
            fn default() -> Self {
                Self { $($field: None),* }
            }
        }

        impl ::std::clone::Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                let mut copy = Self::default();
                $crate::object::copy(self, &mut copy);
                copy
            }
        }

        impl $crate::object::Item for $name {
            #[inline]
            fn value(&self) -> $crate::object::Value<'_> {
                $crate::object::Value::Object(self)
            }

            #[inline]
            fn fill(slot: &mut Option<Self>) -> $crate::object::Slot<'_> {
                $crate::object::Slot::Object(slot)
            }
        }

        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::object::debug(self, out)
            }
        }

        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::object::same(self, other)
            }
        }

        impl $name {
            const SHAPE: &'static $crate::object::Shape = {
                #[allow(unused_imports, reason = "an object may have no fields")]
                use $crate::words::*;
                &$crate::object::Shape {
                    name: stringify!($name),
                    provenance: $provenance,
                    fields: &[
                        $($crate::object::field($definition, stringify!($field), &[$($($rule),*)?])),*
                    ],
                }
            };

            $($($crate::setter! { $kind $field $type })?)*
        }

        $crate::object_serde! { $name }
    };
}

/// One question of [`object!`](crate::object!), asked as often as there are rules.
#[doc(hidden)]
#[macro_export]
macro_rules! keeps {
    ($limits:ident $field:ident $values:ident $rule:expr) => {
        $crate::validate::keeps(&mut $limits, $field, $values, Self::SHAPE)
    };
}

/// One setter of [`object!`](crate::object!).
#[doc(hidden)]
#[macro_export]
macro_rules! setter {
    (into $field:ident $type:ty) => {
        /// Sets the [field](#fields) of the same name, where its limits are.
        #[must_use]
        pub fn $field(mut self, value: impl Into<$type>) -> Self {
            self.$field = Some(value.into());
            self
        }
    };
    (plain $field:ident $type:ty) => {
        /// Sets the [field](#fields) of the same name, where its limits are.
        #[must_use]
        #[inline]
        pub fn $field(mut self, value: $type) -> Self {
            self.$field = Some(value);
            self
        }
    };
    (each $field:ident $type:ty) => {
        /// Sets the [field](#fields) of the same name, where its limits are.
        #[must_use]
        pub fn $field(mut self, values: impl IntoIterator<Item = $type>) -> Self {
            self.$field = Some(values.into_iter().collect());
            self
        }
    };
}
