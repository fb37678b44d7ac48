//! From cells to a row: names without typography, types in the language's words, facts out of the description. Knows no layout.

use super::layouts::Cells;
use super::table::{Kind, Row, Table, Trouble, digest};
use super::{Column, Value, holes, sentences, types, words};

/// Bytes of a description. What is longer swallowed the page behind its table.
const LONGEST: usize = 10_000;

/// A row, or what is wrong with it.
pub(super) fn row(cells: &Cells, kind: Kind, troubles: &mut Vec<Trouble>) -> Option<Row> {
    let lines = cells.lines;
    let mut refuse = |found: String| {
        troubles.push(Trouble {
            line: Some(lines.first),
            found,
            help: "correct the copy of the page, or teach codegen/src/page what stands there".to_owned(),
        });
        None
    };
    let cell = |column| cells.get(column).map(str::trim).filter(|text| !text.is_empty());
    let ty = match cell(Column::Type) {
        Some(text) => match types::read(text) {
            Some(ty) => Some(ty),
            None => return refuse(format!("`{}` is not known as a type", start(text))),
        },
        None => None,
    };
    let required = match cell(Column::Required) {
        Some(text) => match words::required(text) {
            Some(required) => Some(required),
            None => return refuse(format!("`{}` is neither Yes nor No", start(text))),
        },
        None => None,
    };
    let of_kind = match kind {
        Kind::Errors => Column::Code,
        Kind::Authorization => Column::Action,
        Kind::Status => Column::Status,
        Kind::Request | Kind::Response | Kind::Type => Column::Name,
    };
    let name = cell(of_kind).map(words::bare).filter(|name| !name.is_empty());
    // A row without a name stands for the object that the table describes.
    let Some(name) = name.or_else(|| cell(Column::Type)) else {
        return refuse("this row has neither a name nor a type".to_owned());
    };
    let is_parameter = matches!(kind, Kind::Request | Kind::Response | Kind::Type);
    if is_parameter && cell(Column::Name).is_some() && !words::is_name(name) {
        return refuse(format!("`{}` is not the name of a parameter", start(name).replace('\n', " ")));
    }
    let raw = cells.get(Column::Description).unwrap_or_default();
    let message = cell(Column::Message).map(|message| format!("{message}\n"));
    let text = format!("{}{raw}", message.unwrap_or_default());
    if text.len() > LONGEST {
        return refuse(format!("the description of `{}` has {} characters", start(name), text.chars().count()));
    }
    let ty_word = ty.as_ref().map(|ty| ty.word.as_str());
    let mut read = sentences::read(&text, ty_word, kind);
    if let Some(up_to) = ty.as_ref().and_then(|ty| ty.up_to.as_ref()) {
        read.facts.entry("length".to_owned()).or_insert_with(|| Value::text(format!("up to {up_to}")));
    }
    let hole = if is_parameter && cells.get(Column::Description).is_some() && !is_root(cells) {
        holes::hole(raw)
    } else {
        None
    };
    Some(Row {
        lines,
        name: name.to_owned(),
        place: None,
        type_: ty.map(|ty| ty.word),
        required,
        example: cell(Column::Example).filter(|_| is_parameter).map(str::to_owned),
        status: cell(Column::Status).filter(|_| kind == Kind::Errors).map(str::to_owned),
        others: cells
            .cells
            .iter()
            .filter(|(of, _)| *of == Column::Other)
            .map(|(_, text)| text.trim().to_owned())
            .collect(),
        digest: digest(&text),
        text: text.trim().to_owned(),
        facts: read.facts,
        hole,
        sentences: read.sentences,
        silent: read.silent,
        unread: read.unread,
    })
}

// The row of the object itself has nothing to say, so nothing is lost.
fn is_root(cells: &Cells) -> bool {
    cells.get(Column::Name).is_none_or(|name| name.trim().is_empty())
}

fn start(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Conditions that name a field in words get its name: the field of the table that is called so, or the only one that has the value. A condition whose
/// field no row has, or whose values that field does not have, was not understood.
pub(super) fn name_condition_fields(tables: &mut [Table]) {
    for table in tables {
        let known: Vec<Known> = table
            .rows
            .iter()
            .map(|row| Known {
                name: row.name.strip_suffix(".N").unwrap_or(&row.name).to_owned(),
                values: match row.facts.get("enum") {
                    Some(Value::List(values)) => values.clone(),
                    _ => Vec::new(),
                },
            })
            .collect();
        for row in &mut table.rows {
            let mut without = Vec::new();
            for key in ["required", "forbidden"] {
                let Some(Value::Map(condition)) = row.facts.get_mut(key) else { continue };
                if !condition.values_mut().all(|fields| name_fields(fields, &known)) {
                    without.push(key);
                }
            }
            if !without.is_empty() {
                let read = sentences::read_without(&row.text, row.type_.as_deref(), table.kind, &without);
                row.facts.retain(|key, _| !without.contains(&key.as_str()));
                (row.silent, row.unread) = (read.silent, read.unread);
            }
        }
    }
}

/// A field of a table, with the values that are read of it.
struct Known {
    name: String,
    values: Vec<String>,
}

/// Brings the fields of a condition to the names of rows; false if there is no such row.
fn name_fields(fields: &mut Value, known: &[Known]) -> bool {
    match fields {
        Value::Text(_) => false,
        Value::List(names) => names.iter_mut().all(|name| named(name, known).map(|found| *name = found).is_some()),
        Value::Map(conditions) => {
            let mut all = Some(std::collections::BTreeMap::new());
            for (field, values) in std::mem::take(conditions) {
                let Value::List(of) = &values else { return false };
                let name = named(&field, known).or_else(|| only(of, known).filter(|_| !is_spelt_as_name(&field)));
                let name = name.filter(|name| can_be(of, known.iter().find(|known| known.name == *name)));
                all = all.zip(name).map(|(mut all, name)| {
                    all.insert(name, values);
                    all
                });
            }
            let is_named = all.is_some();
            *conditions = all.unwrap_or_default();
            is_named
        }
    }
}

/// The field of the table that is called so.
fn named(field: &str, known: &[Known]) -> Option<String> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let exact = known.iter().find(|known| known.name == field);
    exact.or_else(|| known.iter().find(|known| letters(&known.name) == letters(field))).map(|known| known.name.clone())
}

/// Whether a field is not put in words, and so is the one that is called so or none.
fn is_spelt_as_name(field: &str) -> bool {
    field.chars().skip(1).any(|c| c.is_ascii_uppercase() || c == '_')
}

/// The only field that has these values.
fn only(values: &[String], known: &[Known]) -> Option<String> {
    let has = |known: &&Known| !values.is_empty() && values.iter().all(|value| known.values.contains(value));
    let mut having = known.iter().filter(has);
    having.next().filter(|_| having.next().is_none()).map(|known| known.name.clone())
}

/// Whether these can be values of the field: where the page lists them, they are in the list; elsewhere `required if the box is sealed` names none.
fn can_be(values: &[String], of: Option<&Known>) -> bool {
    let known = of.map(|known| known.values.as_slice()).unwrap_or_default();
    values.iter().all(|value| known.contains(value) || known.is_empty() && !sentences::is_property(value))
}
