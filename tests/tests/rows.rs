//! What `spec/` transcribes is what a person counted on the five pages: tables, rows, names and their order, Yes and No, codes, examples, holes.

use std::ops::AddAssign;

use flowlog_codegen::coverage;
use flowlog_codegen::ledger::Folders;
use flowlog_codegen::spec::{Loaded, Lost, OperationSpec};
use flowlog_tests::page::{Row, tables};
use flowlog_tests::sources::counted as reference;
use flowlog_tests::{mirror, model, spec_folder};
use serde_json::Value;

/// Each page of the reference with the spec that transcribes it.
fn pairs<'l>(loaded: &'l Loaded, reference: &'l Value) -> Vec<(&'l Value, &'l OperationSpec)> {
    let specs = || loaded.services.iter().flat_map(|s| s.operations.iter().map(move |o| (s, o)));
    let pages = reference["documents"].as_object().expect("pages").values();
    pages
        .map(|page| {
            let mut specs = specs();
            let of_page = specs.find(|(s, o)| page["file"] == format!("{}-{}-{}.txt", s.vendor, s.name, o.stem));
            (page, &of_page.unwrap_or_else(|| panic!("no spec was read from {}", page["file"])).1.spec)
        })
        .collect()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap_or_default()).expect("a small number")
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn each_page_has_as_many_tables_as_were_counted() {
    let Some(reference) = reference() else { return };
    let loaded = mirror(&spec_folder());
    for (page, spec) in pairs(&loaded, &reference) {
        let tables = &spec.page.as_ref().expect("a page").tables;
        assert_eq!(tables.len(), page["tables"].as_array().expect("tables").len(), "{}", page["file"]);
    }
}

#[test]
fn each_table_has_the_rows_that_were_counted_by_name_and_in_order() {
    let Some(reference) = reference() else { return };
    let loaded = mirror(&spec_folder());
    for (page, spec) in pairs(&loaded, &reference) {
        for ((name, rows), counted) in tables(spec).iter().zip(page["tables"].as_array().expect("tables")) {
            let at = format!("{} {name}", page["file"]);
            let found: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
            assert_eq!(found, names(&counted["names"]), "{at}");
            assert_eq!(rows.len(), number(&counted["rows"]), "{at}");
            check_columns(&at, rows, counted);
        }
    }
}

fn check_columns(at: &str, rows: &[Row], counted: &Value) {
    if let Some(yes) = counted.get("mandatory_yes") {
        assert_eq!(rows.iter().filter(|row| row.yes).count(), number(yes), "Yes in {at}");
        assert_eq!(rows.iter().filter(|row| !row.yes).count(), number(&counted["mandatory_no"]), "No in {at}");
    }
    if let Some(examples) = counted.get("example_cells") {
        assert_eq!(rows.iter().filter(|row| row.example).count(), number(examples), "examples in {at}");
    }
    let lost =
        |kind: Lost| rows.iter().filter(|row| row.lost == Some(kind)).map(|row| row.name.as_str()).collect::<Vec<_>>();
    assert_eq!(lost(Lost::Cell).len(), number(&counted["lost_cells"]), "lost cells in {at}");
    let mut expected = names(&counted["cells_with_lost_list"]);
    expected.extend(names(&counted["cells_with_lost_text"]));
    let in_order = |kinds: [Lost; 2]| {
        rows.iter()
            .filter(|row| row.lost.is_some_and(|l| kinds.contains(&l)))
            .map(|row| row.name.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(in_order([Lost::List, Lost::Text]), expected, "lost lists and texts in {at}");
}

#[test]
fn the_status_of_each_error_code_was_counted_too() {
    let Some(reference) = reference() else { return };
    let loaded = mirror(&spec_folder());
    for (page, spec) in pairs(&loaded, &reference) {
        let Some(codes) = spec.errors.as_ref().filter(|errors| errors.table.is_some()) else { continue };
        let tables = page["tables"].as_array().expect("tables");
        let counted = tables.iter().find(|table| table["where"] == "errors").expect("a table of codes");
        let mut found = serde_json::Map::new();
        for status in codes.codes.keys().filter_map(|key| Some(key.split_once(' ')?.0)) {
            let count = found.get(status).and_then(Value::as_u64).unwrap_or_default() + 1;
            found.insert(status.to_owned(), count.into());
        }
        assert_eq!(Value::from(found), counted["by_status"], "{}", page["file"]);
        let unstated = codes.http.as_ref().is_some_and(|word| word.value == "unstated");
        assert_eq!(unstated, counted["by_status"] == serde_json::json!({}), "{}", page["file"]);
    }
}

#[test]
fn each_example_has_the_members_that_were_counted() {
    let Some(reference) = reference() else { return };
    let loaded = mirror(&spec_folder());
    for (page, spec) in pairs(&loaded, &reference) {
        let mut found = examples(spec);
        for example in page["examples"].as_array().expect("examples") {
            let kind = example["kind"].as_str().expect("a kind");
            let mut expected: Vec<String> = names(&example["keys"]).into_iter().map(str::to_owned).collect();
            expected.sort();
            assert_eq!(expected.len(), number(&example["keys_total"]), "{kind} of {}", page["file"]);
            let shown = found.iter().position(|of| *of == (kind, expected.clone()));
            found.remove(shown.unwrap_or_else(|| panic!("no example is the {kind} of {}", page["file"])));
        }
    }
}

/// The examples of a spec: kind and sorted member paths.
fn examples(spec: &OperationSpec) -> Vec<(&'static str, Vec<String>)> {
    let all = spec.examples.iter().flat_map(|examples| examples.values());
    let both = all.flat_map(|example| [("request", &example.request), ("response", &example.response)]);
    both.filter_map(|(kind, json)| Some((kind, members(json.as_ref()?)))).collect()
}

fn members(json: &str) -> Vec<String> {
    fn walk(value: &Value, path: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                    found.push(path.clone());
                    walk(value, &path, found);
                }
            }
            Value::Array(elements) => elements.iter().for_each(|element| walk(element, &format!("{path}[]"), found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&serde_json::from_str(json).expect("JSON"), "", &mut found);
    found.sort();
    found
}

#[derive(Debug, Default, PartialEq)]
struct Totals {
    tables: usize,
    rows: usize,
    yes: usize,
    no: usize,
    codes: usize,
    example_keys: usize,
    holes: usize,
}

impl AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.tables += other.tables;
        self.rows += other.rows;
        self.yes += other.yes;
        self.no += other.no;
        self.codes += other.codes;
        self.example_keys += other.example_keys;
        self.holes += other.holes;
    }
}

fn totals(page: &Value, spec: &OperationSpec) -> Totals {
    let mut totals = Totals::default();
    for ((_, rows), counted) in tables(spec).iter().zip(page["tables"].as_array().expect("tables")) {
        let yes = rows.iter().filter(|row| row.yes).count();
        let has_column = counted.get("mandatory_yes").is_some();
        let holes = rows.iter().filter(|row| row.lost.is_some()).count();
        let no = if has_column { rows.len() - yes } else { 0 };
        totals += Totals { tables: 1, rows: rows.len(), yes, no, holes, ..Totals::default() };
    }
    let table = spec.errors.as_ref().filter(|errors| errors.table.is_some());
    totals.codes = table.map_or(0, |errors| errors.codes.len());
    // What the page does not show is ours.
    let shown = page["examples"].as_array().expect("examples");
    let is_shown = |members: &Vec<String>| shown.iter().any(|shown| number(&shown["keys_total"]) == members.len());
    let members = examples(spec).into_iter().map(|(_, members)| members).filter(is_shown);
    totals.example_keys = members.map(|members| members.len()).sum();
    totals
}

fn counted(of: &Value) -> Totals {
    let keys = &of["example_keys"];
    let each = keys.as_object().map(|kinds| kinds.values().map(number).sum());
    Totals {
        tables: number(&of["tables"]),
        rows: number(&of["rows_all"]),
        yes: number(&of["mandatory_yes"]),
        no: number(&of["mandatory_no"]),
        codes: number(&of["error_codes"]),
        example_keys: each.unwrap_or_else(|| number(keys)),
        holes: number(&of["lost_description_cells"]) + number(&of["cells_with_lost_list_or_text"]),
    }
}

#[test]
fn the_sums_per_page_and_over_all_are_those_that_were_counted() {
    let Some(reference) = reference() else { return };
    let loaded = mirror(&spec_folder());
    let mut all = Totals::default();
    for (page, spec) in pairs(&loaded, &reference) {
        let found = totals(page, spec);
        assert_eq!(found, counted(&page["totals"]), "{}", page["file"]);
        all += found;
    }
    assert_eq!(all, counted(&reference["totals"]));
}

#[test]
fn the_coverage_that_is_told_is_what_was_counted() {
    let Some(reference) = reference() else { return };
    let told = coverage::json(&coverage::coverage(&spec_folder(), &Folders::none()).expect("a sound spec"));
    let told: Value = serde_json::from_str(&told).expect("JSON");
    let pages = told["pages"].as_array().expect("pages");
    let of = |page: &Value, keys: usize| {
        let count = |what: &str| number(&page[what]);
        Totals {
            tables: count("tables"),
            rows: count("rows"),
            yes: count("yes"),
            no: count("no"),
            codes: count("codes"),
            example_keys: keys,
            holes: count("lost"),
        }
    };
    let mut all_keys = 0;
    for page in pages {
        let file = page["id"].as_str().expect("an id").replace('.', "-") + ".txt";
        let mut counted_pages = reference["documents"].as_object().expect("pages").values();
        let expected = counted_pages.find(|page| page["file"] == file.as_str()).expect("a page that was counted");
        let keys = number(&page["example-keys"]);
        let mut found = Totals { example_keys: keys, ..Totals::default() };
        page["tables"].as_array().expect("tables").iter().for_each(|table| found += of(table, 0));
        assert_eq!(found, counted(&expected["totals"]), "{file}");
        all_keys += keys;
    }
    assert_eq!(pages.len(), 5);
    assert_eq!(of(&told["total"], all_keys), counted(&reference["totals"]));
    let rows = number(&told["total"]["transcribed"]) + number(&told["total"]["accounted"]);
    assert_eq!(
        rows,
        counted(&reference["totals"]).rows,
        "a row is a field, a code, a permission or a status, or accounted for"
    );
    let silent = |table: &Value| number(&table["silent"]);
    let tables = pages.iter().flat_map(|page| page["tables"].as_array().expect("tables"));
    assert_eq!(tables.map(silent).sum::<usize>(), silent(&told["total"]), "each table tells its number");
}

#[test]
fn the_model_numbers_as_many_rows_as_the_pages_have() {
    let (loaded, model) = (mirror(&spec_folder()), model(&spec_folder()));
    let counted_apart = loaded.services.iter().flat_map(|service| {
        let of = move |name: &str| format!("{}.{}.{name}", service.vendor, service.name);
        service
            .operations
            .iter()
            .filter(|o| o.spec.page.is_some())
            .map(move |o| (of(&o.spec.operation.name), tables(&o.spec)))
    });
    let operations = || model.services.iter().flat_map(|service| &service.operations);
    let mut pages = 0;
    for (id, tables) in counted_apart {
        let operation = operations().find(|operation| operation.id == id).expect("the operation is in the model");
        let expected: Vec<(String, usize)> = tables.into_iter().map(|(name, rows)| (name, rows.len())).collect();
        assert_eq!(operation.page.tables.clone().into_iter().collect::<Vec<_>>(), expected, "{id}");
        pages += 1;
    }
    assert_eq!(pages, 5);
}
