//! From what was taken out of a package to the shape of a page: tables, rows, and what their texts say. Knows no package and no sentence.

use std::collections::{BTreeSet, VecDeque};

use serde::Serialize;

use super::extract::{Code, Field, Object, Operation, Package, element};
use super::{NotRead, PackageSource, text};
use crate::page::{
    Column, Document, Headline, Json, Kind, Layout, Lines, Page, Row, Table, Value, hole, name_condition_fields, said,
    sha256,
};
use crate::spec::Place;

/// Bytes of all texts of an operation, and of one. The longest texts of vendors have a fifth of it.
const LARGEST_TEXT: usize = 4 << 20;
const LONGEST: usize = 64 << 10;

/// Fields of all objects of an operation. The largest operations of the vendors have a tenth of it.
const MOST_FIELDS: usize = 20_000;

/// An operation with all that it reaches.
#[derive(Serialize)]
struct Extract<'p> {
    name: &'p str,
    operation: &'p Operation,
    types: Vec<&'p Object>,
}

/// The tables of an operation.
pub(super) fn operation(source: &PackageSource, package: &Package, name: &str) -> Result<Document, NotRead> {
    let Some((name, operation)) = package.operations.get_key_value(name) else {
        let alike = package.operations.keys().find(|known| known.eq_ignore_ascii_case(name));
        return Err(NotRead {
            at: source.to_string(),
            found: format!("no operation {name} among its {}", package.operations.len()),
            expected: format!("{name}, as the file of the spec is called"),
            help: match alike {
                Some(alike) => format!("it has {alike}; give the file that name"),
                None => "see whether another folder or version of the package has it".to_owned(),
            },
        });
    };
    let sent = types(package, [&operation.request]);
    let all = types(package, [&operation.request, &operation.response]);
    let objects = || [&operation.request, &operation.response].into_iter().chain(all.iter().copied());
    check(source, name, objects().flat_map(|object| &object.fields))?;
    let is_sent: BTreeSet<&str> = sent.iter().map(|object| object.name.as_str()).collect();
    let mut tables =
        vec![table(&operation.request, Kind::Request, true), table(&operation.response, Kind::Response, false)];
    tables.extend(all.iter().map(|object| table(object, Kind::Type, is_sent.contains(object.name.as_str()))));
    name_condition_fields(&mut tables);
    let json = (1..).zip(&operation.examples);
    let json = json.map(|(at, text)| Json { lines: Lines { first: at, last: at }, text: text.clone() }).collect();
    let headline = Headline { title: Some(name.clone()), call: operation.call.clone(), ..Headline::default() };
    let digest = digest(&Extract { name, operation, types: all });
    Ok(Document { sha256: digest, page: Page { headline, tables, json } })
}

/// The tables of a service.
pub(super) fn service(source: &PackageSource, package: &Package) -> Result<Document, NotRead> {
    let Package { codes, headers, .. } = package;
    if codes.is_empty() && headers.is_empty() {
        return Err(NotRead {
            at: source.to_string(),
            found: "neither error codes nor headers".to_owned(),
            expected: "what is said of a service as a whole".to_owned(),
            help: "name it in the files of the operations that it has".to_owned(),
        });
    }
    check(source, "the service", headers)?;
    let mut tables = Vec::new();
    if !headers.is_empty() {
        let lines = spanned(headers.iter().map(|field| field.lines.lines()));
        let rows = headers.iter().map(|field| row(field, Kind::Request, false)).collect();
        tables.push(Table {
            layout: Layout::Catalogue,
            kind: Kind::Request,
            caption: None,
            columns: vec![Column::Name, Column::Type],
            lines,
            rows,
        });
    }
    if !codes.is_empty() {
        let lines = spanned(codes.iter().map(|code| code.lines.lines()));
        let rows = codes.iter().map(|code| code_row(source, code)).collect::<Result<_, _>>()?;
        let columns = vec![Column::Code, Column::Description];
        tables.push(Table { layout: Layout::Catalogue, kind: Kind::Errors, caption: None, columns, lines, rows });
    }
    let page = Page { headline: Headline::default(), tables, json: Vec::new() };
    Ok(Document { sha256: digest(&(codes, headers)), page })
}

/// The object types that these reach, each once, the nearest first.
fn types<'p>(package: &'p Package, from: impl IntoIterator<Item = &'p Object>) -> Vec<&'p Object> {
    let (mut found, mut known) = (Vec::new(), BTreeSet::new());
    for root in from {
        let mut next = VecDeque::from([root]);
        while let Some(object) = next.pop_front() {
            let inner = object.fields.iter().filter_map(|field| package.objects.get(element(&field.type_)));
            for inner in inner.filter(|inner| known.insert(inner.name.as_str())).collect::<Vec<_>>() {
                found.push(inner);
                next.push_back(inner);
            }
        }
    }
    found
}

/// Refuses what no vendor writes, before anybody is shown it.
fn check<'p>(source: &PackageSource, of: &str, fields: impl IntoIterator<Item = &'p Field>) -> Result<(), NotRead> {
    let refuse = |found: String, expected: String| NotRead {
        at: format!("{source}, {of}"),
        found,
        expected,
        help: "unpack the package again".to_owned(),
    };
    let (mut bytes, mut number) = (0, 0);
    for field in fields {
        let start = |text: &str| text.chars().filter(|c| !c.is_control()).take(40).collect::<String>();
        if !is_name(&field.name) {
            return Err(refuse(
                format!("a field called `{}`", start(&field.name)),
                "the name of a parameter".to_owned(),
            ));
        }
        if field.type_.is_empty() || field.type_.len() > 200 || field.type_.chars().any(char::is_control) {
            return Err(refuse(
                format!("`{}` as the type of {}", start(&field.type_), field.name),
                "a type".to_owned(),
            ));
        }
        if field.text.len() > LONGEST {
            return Err(refuse(
                format!("a text of {} bytes at {}", field.text.len(), field.name),
                format!("at most {LONGEST}"),
            ));
        }
        bytes += field.text.len();
        number += 1;
    }
    if number > MOST_FIELDS {
        return Err(refuse(format!("{number} fields"), format!("at most {MOST_FIELDS}")));
    }
    if bytes > LARGEST_TEXT {
        return Err(refuse(format!("texts of {bytes} bytes"), format!("at most {LARGEST_TEXT}")));
    }
    Ok(())
}

/// Whether a text can be the name of a parameter; those of packages have more signs than those of pages: `binding:profile`.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 200 && text.chars().all(|c| c.is_ascii_graphic())
}

fn table(object: &Object, kind: Kind, is_sent: bool) -> Table {
    let rows: Vec<Row> = object.fields.iter().map(|field| row(field, kind, is_sent)).collect();
    let has = |column: Column| match column {
        Column::Required => rows.iter().any(|row| row.required.is_some()),
        Column::Example => rows.iter().any(|row| row.example.is_some()),
        _ => true,
    };
    let columns = [Column::Name, Column::Type, Column::Required, Column::Description, Column::Example];
    let columns = columns.into_iter().filter(|&column| has(column)).collect();
    let caption = Some(object.name.clone());
    Table { layout: Layout::Catalogue, kind, caption, columns, lines: object.lines.lines(), rows }
}

fn row(field: &Field, kind: Kind, is_sent: bool) -> Row {
    let text = text::plain(&field.text);
    let read = said(&text, Some(&field.type_), kind);
    let mut facts = read.facts;
    // Told without a sentence.
    let told = [("sensitive", "true", field.sensitive), ("status", "deprecated", field.disabled)];
    facts.extend(told.iter().filter(|(_, _, is)| *is).map(|(key, value, _)| ((*key).to_owned(), Value::text(*value))));
    const PLACES: [Place; 5] = [Place::Path, Place::Header, Place::Query, Place::Form, Place::Body];
    Row {
        lines: field.lines.lines(),
        name: field.name.clone(),
        type_: Some(field.type_.clone()),
        // What an answer always has is required of nobody.
        required: field.required.filter(|_| is_sent),
        place: PLACES.into_iter().find(|place| field.place.as_deref() == Some(place.word())),
        example: field.example.clone(),
        status: None,
        others: Vec::new(),
        // Where nothing was said, nothing is missing.
        hole: if text.is_empty() { None } else { hole(&text) },
        text,
        facts,
        sentences: read.sentences,
        silent: read.silent,
        unread: read.unread,
    }
}

fn code_row(source: &PackageSource, code: &Code) -> Result<Row, NotRead> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if code.code.is_empty() || code.code.len() > 200 || !code.code.chars().all(fits) || code.text.len() > LONGEST {
        return Err(NotRead {
            at: format!("{source}, line {}", code.lines.lines().first),
            found: "a text that is no error code, or one with too much to say".to_owned(),
            expected: "a code such as `LimitExceeded.Tag`".to_owned(),
            help: "unpack the package again".to_owned(),
        });
    }
    let text = text::plain(&code.text);
    let read = said(&text, None, Kind::Errors);
    Ok(Row {
        lines: code.lines.lines(),
        name: code.code.clone(),
        type_: None,
        required: None,
        place: None,
        example: None,
        status: None,
        others: Vec::new(),
        text,
        facts: read.facts,
        hole: None,
        sentences: read.sentences,
        silent: read.silent,
        unread: read.unread,
    })
}

/// From the first of these lines to the last.
fn spanned(lines: impl Iterator<Item = Lines>) -> Lines {
    let both = |all: Lines, next: Lines| Lines { first: all.first.min(next.first), last: all.last.max(next.last) };
    lines.reduce(both).unwrap_or(Lines { first: 1, last: 1 })
}

/// Digest of what was read; members are written in one order.
fn digest<T: Serialize>(extract: &T) -> String {
    sha256(&serde_json::to_vec(extract).unwrap_or_default())
}
