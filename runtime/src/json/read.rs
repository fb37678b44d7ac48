//! JSON text to objects, in one pass over the text. Keys that no field has are skipped, `null` is the same as absent, the
//! last of two equal keys counts. Nothing stops the reading but broken JSON: what does not fit is collected.

use super::key::{IsKey, Key};
use super::scalar::{promised, read_bool, read_digits, read_float, read_integer, read_text};
use super::{DecodeError, Unreadable};
use crate::object::{Member, Nested, Object, Place, Shape, Slot};
use crate::text::{HIDDEN, Shown, quoted};
use crate::wire_path::WirePath;
use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt::{Formatter, Result as Written};

/// Reads a request from one JSON object that has its fields by wire name, wherever they travel.
///
/// # Errors
///
/// [`DecodeError`] when the text is not JSON, or when fields are not what was promised: then all of them.
pub fn request_from_json<R: Object + Default>(json: &[u8]) -> Result<R, DecodeError> {
    let mut request = R::default();
    read(json, &mut request, None, None)?;
    Ok(request)
}

/// Reads an object, inside `envelope` if there is one, without the fields that are `elsewhere`.
pub(crate) fn read(
    json: &[u8],
    object: &mut dyn Object,
    envelope: Option<&'static str>,
    elsewhere: Option<Place>,
) -> Result<(), DecodeError> {
    let mut text = serde_json::Deserializer::from_slice(json);
    let unreadable = read_with(&mut text, object, envelope, elsewhere)?;
    text.end()?;
    if unreadable.is_empty() { Ok(()) } else { Err(DecodeError::Unreadable(unreadable)) }
}

/// The same from any deserializer that describes itself; what does not fit is handed back.
pub(crate) fn read_with<'de, D: Deserializer<'de>>(
    text: D,
    object: &mut dyn Object,
    envelope: Option<&'static str>,
    elsewhere: Option<Place>,
) -> Result<Vec<Unreadable>, D::Error> {
    let mut unreadable = Vec::new();
    let note = Note { path: &WirePath::Root, hidden: false, unreadable: &mut unreadable };
    Reading { slot: Slot::Object(&mut Root(object)), envelope, elsewhere, note }.deserialize(text)?;
    Ok(unreadable)
}

/// The outermost object, which is there from the start.
struct Root<'a>(&'a mut dyn Object);

impl Nested for Root<'_> {
    fn open(&mut self) -> &mut dyn Object {
        self.0
    }

    fn clear(&mut self) {}
}

/// Where the reading stands, and what did not fit so far.
struct Note<'a> {
    path: &'a WirePath<'a>,
    /// Whether the value must not be shown.
    hidden: bool,
    unreadable: &'a mut Vec<Unreadable>,
}

impl Note<'_> {
    fn at<'b>(&'b mut self, path: &'b WirePath<'b>, sensitive: bool) -> Note<'b> {
        Note { path, hidden: self.hidden || sensitive, unreadable: self.unreadable }
    }

    #[cold]
    fn refuse(self, slot: &Slot<'_>, found: String) {
        let found = if self.hidden { HIDDEN.to_owned() } else { found };
        self.unreadable.push(Unreadable { path: self.path.to_string(), expected: promised(slot), found });
    }
}

/// The key under which every number arrives when some crate of the build has turned on serde_json's feature
/// `arbitrary_precision`, which then holds for all of them.
const NUMBER: &str = "$serde_json::private::Number";

/// One value on its way into a slot.
struct Reading<'slot, 'note> {
    slot: Slot<'slot>,
    /// The key that holds the object; only outermost.
    envelope: Option<&'static str>,
    /// Fields of this place are not in the text; only outermost.
    elsewhere: Option<Place>,
    note: Note<'note>,
}

impl<'slot, 'note> Reading<'slot, 'note> {
    fn inside(slot: Slot<'slot>, note: Note<'note>) -> Self {
        Self { slot, envelope: None, elsewhere: None, note }
    }
}

impl<'de> DeserializeSeed<'de> for Reading<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        value.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str(promised(&self.slot))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if let Err(slot) = read_text(self.slot, text) {
            self.note.refuse(&slot, format!("the text {}", quoted(text)));
        }
        Ok(())
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<(), E> {
        if let Err(slot) = read_bool(self.slot, truth) {
            self.note.refuse(&slot, truth.to_string());
        }
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.visit_i128(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.visit_i128(number.into())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<(), E> {
        if let Err(slot) = read_integer(self.slot, number) {
            self.note.refuse(&slot, format!("the number {number}"));
        }
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        if let Err(slot) = read_float(self.slot, number) {
            self.note.refuse(&slot, format!("a number near {number}"));
        }
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        match self.envelope {
            Some(_) => self.note.refuse(&self.slot, "null".to_owned()),
            None => self.slot.clear(),
        }
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        self.deserialize(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        let Slot::List(list) = self.slot else {
            self.note.refuse(&self.slot, "a list".to_owned());
            while elements.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        };
        list.begin();
        let mut outcome = Ok(Some(()));
        for index in 0.. {
            let path = WirePath::Element(self.note.path, index);
            list.push(&mut |slot| {
                outcome = elements.next_element_seed(Reading::inside(slot, self.note.at(&path, false)));
            });
            match outcome {
                Ok(Some(())) => {}
                Ok(None) => break,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        if let Some(envelope) = self.envelope {
            return self.visit_envelope(envelope, entries);
        }
        let Slot::Object(nested) = self.slot else {
            return self.visit_no_object(entries);
        };
        let object = nested.open();
        let shape = object.shape();
        let mut outcome = Ok(());
        object.members_mut(&mut |members| {
            outcome = read_members(shape, members, self.elsewhere, &mut entries, &mut self.note);
        });
        outcome
    }
}

fn read_members<'de, A: MapAccess<'de>>(
    shape: &'static Shape,
    members: &mut [&mut dyn Member],
    elsewhere: Option<Place>,
    entries: &mut A,
    note: &mut Note<'_>,
) -> Result<(), A::Error> {
    let mut next = 0;
    while let Some(found) = entries.next_key_seed(Key { shape, elsewhere, next })? {
        match found.and_then(|number| Some((number, shape.fields.get(number)?, members.get_mut(number)?))) {
            Some((number, field, member)) => {
                let path = WirePath::Field(note.path, field.wire);
                entries.next_value_seed(Reading::inside(member.slot(), note.at(&path, field.sensitive)))?;
                next = number + 1;
            }
            None => {
                entries.next_value::<IgnoredAny>()?;
            }
        }
    }
    Ok(())
}

impl Reading<'_, '_> {
    /// Reads what came as an object where none was promised: a number in disguise, or a mistake.
    fn visit_no_object<'de, A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut key = entries.next_key_seed(IsKey(NUMBER))?;
        if key == Some(true) {
            let digits: String = entries.next_value()?;
            if let Err(slot) = read_digits(self.slot, &digits) {
                self.note.refuse(&slot, format!("the number {}", Shown::name(&digits)));
            }
            return Ok(());
        }
        self.note.refuse(&self.slot, "an object".to_owned());
        while key.is_some() {
            entries.next_value::<IgnoredAny>()?;
            key = entries.next_key_seed(IsKey(NUMBER))?;
        }
        Ok(())
    }

    /// Reads the object that is under the key `envelope`, and nothing else.
    fn visit_envelope<'de, A: MapAccess<'de>>(self, envelope: &'static str, mut entries: A) -> Result<(), A::Error> {
        let path = WirePath::Field(self.note.path, envelope);
        let note = Note { path: &path, ..self.note };
        let mut waiting = Some(Reading { slot: self.slot, envelope: None, elsewhere: self.elsewhere, note });
        while let Some(is_it) = entries.next_key_seed(IsKey(envelope))? {
            match waiting.take_if(|_| is_it) {
                Some(inner) => entries.next_value_seed(inner)?,
                None => {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
        }
        if let Some(inner) = waiting {
            inner.note.refuse(&inner.slot, "nothing".to_owned());
        }
        Ok(())
    }
}
