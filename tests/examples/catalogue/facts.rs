//! Facts that were read, by their kind, and those that the row's own example contradicts. A list is judged by its elements. Must not know pages.

use std::collections::BTreeMap;

use flowlog_codegen::page::{Facts, Row, Value};

/// What was counted for one kind of fact.
#[derive(Default)]
struct Kind {
    read: usize,
    judged: usize,
    contradicted: Vec<String>,
}

/// Facts by kind.
#[derive(Default)]
pub(crate) struct Tally {
    rows: usize,
    sentences: usize,
    silent: usize,
    kinds: BTreeMap<String, Kind>,
}

impl Tally {
    /// Counts the facts of a row.
    pub(crate) fn count(&mut self, row: &Row) {
        self.rows += 1;
        self.sentences += row.sentences;
        self.silent += row.silent.len();
        let ty = row.type_.as_deref().unwrap_or_default();
        for (key, value) in &row.facts {
            let kind = self.kinds.entry(key.clone()).or_default();
            kind.read += 1;
            let example = row.example.as_deref().map(unquoted);
            let Some(agrees) = agrees(key, value, ty, example.as_deref(), &row.facts) else { continue };
            kind.judged += 1;
            if !agrees {
                let example = row.example.as_deref().unwrap_or_default();
                let text: String = row.text.chars().take(220).collect();
                kind.contradicted.push(format!("{}: {value} but {example:?}: {text:?}", row.name));
            }
        }
    }

    /// Prints the rates, and some of the cases.
    pub(crate) fn print(&self, language: &str, cases: usize) {
        let Self { rows, sentences, silent, .. } = self;
        println!("\n{language}: {rows} rows, {sentences} sentences, {silent} of them yield nothing");
        println!("{:<20} {:>8} {:>8} {:>13} {:>8}", "fact", "read", "judged", "contradicted", "rate");
        for (key, kind) in &self.kinds {
            let rate = match kind.judged {
                0 => "-".to_owned(),
                judged => format!("{:.1}%", 100.0 * kind.contradicted.len() as f64 / judged as f64),
            };
            println!("{key:<20} {:>8} {:>8} {:>13} {rate:>8}", kind.read, kind.judged, kind.contradicted.len());
        }
        for (key, kind) in &self.kinds {
            kind.contradicted.iter().take(cases).for_each(|case| println!("  {key}: {case}"));
        }
        println!();
    }
}

/// Whether an example agrees with a fact; nothing where there is no example, or no fact that an example can show.
fn agrees(key: &str, value: &Value, ty: &str, example: Option<&str>, facts: &Facts) -> Option<bool> {
    let element = ty.strip_prefix("list of ");
    match (key, value) {
        ("default", Value::Text(default)) => fits_type(default, ty).filter(|_| element.is_none()).map(|fits| {
            let listed = |values: &[String]| values.contains(default);
            let in_enum = !matches!(facts.get("enum"), Some(Value::List(values)) if !listed(values));
            let in_range =
                !matches!(facts.get("range"), Some(Value::Text(range)) if within(range, default) == Some(false));
            fits && in_enum && in_range
        }),
        ("length", Value::Text(length)) => {
            let example = example?;
            let sizes: Vec<String> = match element {
                Some(_) => elements(example)?,
                None => vec![example.to_owned()],
            };
            Some(sizes.iter().all(|text| within(length, &text.chars().count().to_string()) != Some(false)))
        }
        ("range", Value::Text(range)) => within(range, example?),
        ("enum", Value::List(values)) => {
            let given = match element {
                Some(_) => elements(example?)?,
                None => vec![example?.to_owned()],
            };
            Some(given.iter().all(|given| values.iter().any(|value| value == given)))
        }
        _ => None,
    }
}

/// Some examples are written as in JSON.
fn unquoted(example: &str) -> String {
    serde_json::from_str(example).unwrap_or_else(|_| example.to_owned())
}

/// The texts of an example that is a list.
fn elements(example: &str) -> Option<Vec<String>> {
    let list: Vec<serde_json::Value> = serde_json::from_str(example).ok()?;
    let text = |value: serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Some(list.into_iter().map(text).collect())
}

fn fits_type(text: &str, ty: &str) -> Option<bool> {
    match ty {
        "integer" => Some(text.parse::<i64>().is_ok()),
        "number" => Some(text.parse::<f64>().is_ok()),
        "boolean" => Some(matches!(text.to_lowercase().as_str(), "true" | "false")),
        "string" => Some(true),
        _ => None,
    }
}

/// Whether a number is within `3 to 40`, `at least 3` or `up to 40`; nothing if it is no number.
fn within(span: &str, number: &str) -> Option<bool> {
    let number: f64 = number.trim().parse().ok()?;
    let (low, high) = match span.split_once(" to ") {
        Some(("up", high)) => (None, Some(high)),
        Some((low, high)) => (Some(low), Some(high)),
        None => (span.strip_prefix("at least "), None),
    };
    let low: Option<f64> = low.map(str::parse).transpose().ok()?;
    let high: Option<f64> = high.map(str::parse).transpose().ok()?;
    Some(low.is_none_or(|low| low <= number) && high.is_none_or(|high| number <= high))
}
