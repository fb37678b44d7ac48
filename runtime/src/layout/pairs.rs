//! Values of a query or form as pairs of texts, nested ones included.

use super::LayoutError;
use crate::json;
use crate::object::{Value, elements};
use crate::operation::Lists;

/// A value as one text: booleans `true` and `false`, integers in decimal, everything nested as JSON.
pub(super) fn plain(value: Value<'_>) -> Result<String, LayoutError> {
    Ok(match value {
        Value::Text(text) => text.to_owned(),
        value => json::text(value)?,
    })
}

/// Adds the pairs of one value.
pub(super) fn spread(
    pairs: &mut Vec<(String, String)>,
    name: &str,
    value: Value<'_>,
    lists: Lists,
) -> Result<(), LayoutError> {
    match (value, lists) {
        (Value::Unset, _) => {}
        (Value::List(list), Lists::Json) if list.count() == 0 => {}
        (Value::List(list), Lists::Flatten) => {
            for (index, element) in elements(list).enumerate() {
                spread(pairs, &format!("{name}.{}", index + 1), element, lists)?;
            }
        }
        (Value::List(list), Lists::Repeat) => {
            for element in elements(list) {
                spread(pairs, name, element, lists)?;
            }
        }
        (Value::Object(object), Lists::Flatten | Lists::Repeat) => {
            let mut outcome = Ok(());
            object.members(&mut |members| {
                let mut fields = object.shape().fields.iter().zip(members);
                outcome = fields.try_for_each(|(field, member)| {
                    spread(pairs, &format!("{name}.{}", field.wire), member.value(), lists)
                });
            });
            outcome?;
        }
        (value, _) => pairs.push((name.to_owned(), plain(value)?)),
    }
    Ok(())
}
