use crate::diagnostic::Problems;
use crate::page::{Column, Facts, Headline, Kind, Layout, Lines, Page, Row, Table, Value};
use crate::spec::{Loaded, Place, load_files};

const SERVICE: &str = "spec: 1\nname: Box\ndoc: Boxes.\nprotocol: acme-rest\nfields-in: body\nlists: repeat\nendpoint: {host: box.acme.example}\n";

const HEAD: &str = "spec: 1
page: {title: FillBox, tables: [T1]}
sources: {cli: {package: tccli 1.0}, sdk: an SDK of 2024}
operation: {name: FillBox, doc: Fills a box., call: POST /, success: {status: [200]}}
";

fn row(name: &str, ty: &str, required: bool, facts: &[(&str, Value)]) -> Row {
    Row {
        lines: Lines { first: 1, last: 1 },
        name: name.to_owned(),
        place: Some(Place::Body),
        type_: Some(ty.to_owned()),
        required: Some(required),
        example: None,
        status: None,
        others: Vec::new(),
        text: String::new(),
        digest: String::new(),
        facts: facts.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect::<Facts>(),
        hole: None,
        sentences: 0,
        silent: Vec::new(),
        unread: Vec::new(),
    }
}

fn table(kind: Kind, caption: Option<&str>, rows: Vec<Row>) -> Table {
    let (layout, lines) = (Layout::Piped, Lines::default());
    Table { layout, kind, caption: caption.map(str::to_owned), columns: vec![Column::Name], lines, rows }
}

/// What the catalogue says: two fields, one of them a list of objects that it calls otherwise.
fn page(rows: Vec<Row>) -> Page {
    let label = vec![row("Key", "string", true, &[]), row("Value", "string", false, &[])];
    let tables = vec![table(Kind::Request, None, rows), table(Kind::Type, Some("Label"), label)];
    Page { headline: Headline::default(), tables, json: Vec::new() }
}

fn size() -> Row {
    row("Size", "integer", true, &[("range", Value::text("1 to 64"))])
}

fn labels() -> Row {
    row("Tags", "list of Label", false, &[])
}

fn codes(spec: &str, rows: Vec<Row>) -> Vec<String> {
    let files = [("acme/box/service.yaml", SERVICE.to_owned()), ("acme/box/FillBox.yaml", spec.to_owned())];
    let mut problems = Problems::default();
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes())).into();
    let Loaded { services, .. } = load_files(&files, &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    let page = page(rows);
    for folder in &services {
        folder.operations.iter().for_each(|file| super::compare(folder, file, "cli", &page, &mut problems));
    }
    problems.iter().map(|problem| format!("{}: {}", problem.code, problem.message)).collect()
}

const NONE: [&str; 0] = [];

fn of_page(size: &str, more: &str) -> String {
    format!(
        "{HEAD}request:
  table: T1
  fields:
    Size: {{{size}, doc: How large.}}
    Tags: {{type: list of Tag, doc: Tags.}}
types:
  Tag: {{shown-by: example, doc: A tag., fields: {{Key: {{type: string, required: always, doc: Name.}}, Value: {{type: string, doc: Content.}}}}}}
{more}"
    )
}

#[test]
fn a_page_and_a_catalogue_that_say_the_same_want_no_quirk() {
    assert_eq!(codes(&of_page("type: integer, required: always", ""), vec![size(), labels()]), NONE);
}

#[test]
fn a_difference_wants_a_quirk_and_a_quirk_a_difference() {
    let quirk = "quirks: [{at: field Size, found: x, decided: y, between: [page, cli]}]\n";
    for size_ in ["type: string, required: always", "type: integer", "type: integer, required: always, in: query"] {
        let found = codes(&of_page(size_, ""), vec![size(), labels()]);
        assert!(matches!(found.as_slice(), [one] if one.starts_with("sources-differ: cli has")), "{size_}: {found:?}");
        assert_eq!(codes(&of_page(size_, quirk), vec![size(), labels()]), NONE, "{size_}");
    }
    let found = codes(&of_page("type: integer, required: always", quirk), vec![size(), labels()]);
    assert_eq!(found, ["sources-agree: cli does not differ there from what it is set against"]);
}

#[test]
fn a_name_that_only_one_of_them_has_is_a_difference() {
    let spec = of_page("type: integer, required: always", "");
    assert_eq!(codes(&spec, vec![labels()]), ["sources-differ: cli has no `Size`"]);
    let extra = || row("Lid", "string", false, &[]);
    assert_eq!(
        codes(&spec, vec![size(), labels(), extra()]),
        ["sources-differ: cli has `Lid`, and this file does not"]
    );
    let quirk = "quirks: [{at: field Lid, found: x, decided: y, between: [page, cli]}]\n";
    assert_eq!(codes(&format!("{spec}{quirk}"), vec![size(), labels(), extra()]), NONE);
}

#[test]
fn fields_of_objects_are_found_whatever_the_source_calls_the_type() {
    let spec = of_page("type: integer, required: always", "").replace("Key: {type: string", "Key: {type: integer");
    assert_eq!(codes(&spec, vec![size(), labels()]), ["sources-differ: cli has `string` as the type of `Key`"]);
    let quirk = "quirks: [{at: field Tag.Key, found: x, decided: y, between: [page, cli]}]\n";
    assert_eq!(codes(&format!("{spec}{quirk}"), vec![size(), labels()]), NONE);
}

#[test]
fn what_is_beyond_the_page_in_its_name_it_says() {
    let said = |range: &str| format!("type: integer, required: always, beyond: {{cli: {{range: {range}}}}}");
    assert_eq!(codes(&of_page(&said("1 to 64"), ""), vec![size(), labels()]), NONE);
    let found = codes(&of_page(&said("1 to 32"), ""), vec![size(), labels()]);
    assert_eq!(found, ["source-fact: cli is read as `range: 1 to 64`, this file says `range: 1 to 32`"]);
    let silent = row("Size", "integer", true, &[]);
    let found = codes(&of_page(&said("1 to 64"), ""), vec![silent, labels()]);
    assert_eq!(found, ["source-fact: cli is not read as saying `range: 1 to 64`"]);
    let elsewhere = "type: integer, required: always, beyond: {sdk: {range: 1 to 32}}";
    assert_eq!(
        codes(&of_page(elsewhere, ""), vec![size(), labels()]),
        NONE,
        "what another source says is not asked of it"
    );
}

#[test]
fn a_field_that_it_alone_has_is_as_it_says() {
    let field = |ty: &str| {
        let spec = of_page("type: integer, required: always", "");
        spec.replace("    Tags:", &format!("    Lid: {{type: {ty}, from: cli, doc: Kind of lid.}}\n    Tags:"))
    };
    let lid = || row("Lid", "string", false, &[]);
    assert_eq!(codes(&field("string"), vec![size(), lid(), labels()]), NONE);
    let found = codes(&field("boolean"), vec![size(), lid(), labels()]);
    assert_eq!(found, ["source-cell: cli has `string` as the type of `Lid`"]);
    assert_eq!(codes(&field("string"), vec![size(), labels()]), ["source-row: cli has no `Lid` here"]);
}

#[test]
fn an_authority_is_transcribed_whole() {
    let spec = |size: &str| {
        let spec = of_page(size, "").replace("page: {title: FillBox, tables: [T1]}", "authority: cli");
        spec.replace("  table: T1\n", "").replace("shown-by: example, ", "")
    };
    let whole = "type: integer, required: always, range: 1 to 64";
    assert_eq!(codes(&spec(whole), vec![size(), labels()]), NONE);
    let found = codes(&spec("type: integer, required: always"), vec![size(), labels()]);
    assert_eq!(found, ["source-fact: cli is read as `range: 1 to 64`, and this file does not say so"]);
    let found = codes(&spec(whole), vec![size(), labels(), row("Lid", "string", false, &[])]);
    assert_eq!(found, ["source-row: cli has `Lid`, and this file does not"]);
    assert_eq!(codes(&spec(whole), vec![labels()]), ["source-row: cli has no `Size` here"]);
}
