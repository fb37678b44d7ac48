//! The vocabulary of [`object!`](crate::object!): every word that a field's line may use. The macro imports it by
//! itself, so that generated files carry no import list; it holds no logic and no type that a vendor could also define.

pub use crate::object::{Role, body, form, header, path, query};
pub use crate::rules::Class::{Digits, Letters, One, Range};
pub use crate::rules::{
    ascii, bytes, cannot_contain, cannot_start_with, characters, deprecated, first_and_last, forbidden, given, ip, is,
    items, items_at_least, length, length_at_least, non_empty, one_of, one_of_integers, path_segment, range,
    range_at_least, range_up_to, required, unsupported,
};
