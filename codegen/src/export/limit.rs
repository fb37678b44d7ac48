//! One check on a value as the keywords that say it. What depends on other fields is not its business.

use super::json::{Json, Schema};
use super::pattern;
use crate::model::Check;

/// The keywords of a check, besides its comment. A check that is about presence, or gives only a notice, has none.
pub(super) fn keywords(check: &Check, schema: Schema) -> Schema {
    match check {
        Check::Length { min, max } => span(schema, "minLength", *min, "maxLength", *max),
        Check::Items { min, max } => span(schema, "minItems", *min, "maxItems", *max),
        Check::Range { min, max } => {
            let schema = min.iter().fold(schema, |schema, min| schema.with("minimum", *min));
            max.iter().fold(schema, |schema, max| schema.with("maximum", *max))
        }
        Check::OneOf(values) => schema.with("enum", values.iter().map(String::as_str).collect::<Json>()),
        Check::OneOfIntegers(values) => schema.with("enum", values.iter().copied().collect::<Json>()),
        Check::Characters(set) => never(schema, &pattern::outside(set)),
        Check::FirstAndLast(set) => never(schema, &pattern::outside_at_an_end(set)),
        Check::CannotStartWith(texts) => never(schema, &pattern::start(texts)),
        Check::CannotContain(texts) => never(schema, &pattern::anywhere(texts)),
        Check::Ascii => never(schema, pattern::BEYOND_ASCII),
        Check::NonEmpty => schema.with("minLength", 1_u64),
        Check::Ip => {
            let format = |name: &str| Schema::default().with("format", name);
            schema.with("anyOf", ["ipv4", "ipv6"].map(format).into_iter().collect::<Json>())
        }
        Check::PathSegment => never(schema, pattern::NO_PATH_SEGMENT),
        // JSON Schema counts characters only.
        Check::Bytes { .. } => schema,
        Check::Deprecated => schema.with("deprecated", true),
        Check::Required | Check::Forbidden | Check::Unsupported => schema,
    }
}

fn span(schema: Schema, least: &str, min: u64, most: &str, max: Option<u64>) -> Schema {
    let schema = if min > 0 { schema.with(least, min) } else { schema };
    max.into_iter().fold(schema, |schema, max| schema.with(most, max))
}

fn never(schema: Schema, pattern: &str) -> Schema {
    schema.with("not", Schema::default().with("pattern", pattern))
}
