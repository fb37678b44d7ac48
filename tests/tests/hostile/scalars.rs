//! Every scalar of every key says something hostile in turn: it is refused, or nothing comes of it but text. By itself, and wherever it stands, so that
//! what refers to it still does.
//!
//! A run takes all texts for people at once, and of all scalars a few, each with another payload; with `FLOWLOG_LONG` set each with all payloads, which
//! takes a quarter of an hour.

use std::collections::BTreeSet;

use flowlog_codegen::Checked;
use flowlog_codegen::coverage::{self, Counts, Coverage, PageCoverage, TableCoverage};
use flowlog_codegen::review::{Look, review};
use flowlog_tests::hostile::{Contents, PAYLOADS, Scalar, emitted, read, rendered, scalars, with, with_all};
use flowlog_tests::language::Language;
use flowlog_tests::trees::{self, Tree};
use flowlog_tests::{fixtures, spec_folder};

/// The services whose scalars are taken: the words of the language are all used in the first three.
const SERVICES: [&str; 4] = ["kitchensink/rest", "kitchensink/rpc", "kitchensink/json", "alibabacloud/ecr"];

fn service(folder: &str) -> Tree {
    let mut all = trees::read(&spec_folder());
    all.extend(trees::read(&fixtures("spec")));
    all.retain(|path, _| path.starts_with(&format!("{folder}/")) && path.ends_with(".yaml"));
    assert!(all.len() > 1, "{folder}");
    all
}

/// What the files hold, if no problem is found in them.
fn contents(files: &Tree) -> Option<Contents> {
    let checked: Checked = read(files);
    checked.problems.is_empty().then(|| emitted(&checked))
}

/// How often something was tried, by what became of it.
#[derive(Default)]
struct Tried {
    refused: usize,
    emitted: usize,
}

/// The keys of texts that may say anything, where they hold no name.
const FREE: [&str; 11] =
    ["default-is", "doc", "decided", "enum", "found", "note", "rate", "required-in-prose", "shape", "title", "unit"];

/// The files of one service and what they hold without any change.
struct Service {
    files: Tree,
    sound: Contents,
    /// The keys of the language.
    keys: BTreeSet<String>,
}

impl Service {
    fn new(folder: &str) -> Self {
        let files = service(folder);
        let sound = contents(&files).unwrap_or_else(|| panic!("{folder} is not sound"));
        let words = Language::read().all();
        let keys = words.iter().filter_map(|word| Some(word.split_once('.')?.1.to_owned())).collect();
        Self { files, sound, keys }
    }

    /// Each file with its text and its scalars.
    fn scalars(&self) -> impl Iterator<Item = (&String, &str, Vec<Scalar>)> {
        self.files.iter().map(|(path, bytes)| {
            let text = std::str::from_utf8(bytes).expect("UTF-8");
            (path, text, scalars(text, &|key| self.keys.contains(key)))
        })
    }

    /// Holds changed files against the sound ones.
    fn judge(&self, changed: &Tree, said: &str, tried: &mut Tried) {
        let Some(contents) = contents(changed) else {
            tried.refused += 1;
            return;
        };
        tried.emitted += 1;
        assert!(!contents.identifiers.contains("pwn"), "{said}: an identifier");
        let kinds = |contents: &Contents| contents.items.values().cloned().collect::<Vec<_>>();
        assert_eq!(kinds(&contents), kinds(&self.sound), "{said}");
    }

    /// Each of so many scalars with one payload, or with all of them.
    fn in_turn(&self, step: usize, payloads: usize, tried: &mut Tried) {
        let mut seen = BTreeSet::new();
        let all = self.scalars().flat_map(|(path, text, scalars)| scalars.into_iter().map(move |it| (path, text, it)));
        for (number, (path, text, scalar)) in all.enumerate().filter(|(number, _)| number % step == 0) {
            for payload in PAYLOADS.iter().cycle().skip(number / step).take(payloads) {
                let said = format!("{payload:?} in the place of {:?}", scalar.text);
                let mut changed = self.files.clone();
                changed.insert(path.clone(), with(text, [&scalar].into_iter(), payload).into_bytes());
                self.judge(&changed, &said, tried);
                if seen.insert((scalar.text.clone(), *payload)) && !scalar.text.contains('\n') {
                    self.judge(&with_all(&self.files, &scalar.text, payload), &said, tried);
                }
            }
        }
    }

    /// All texts that may say anything, at once.
    fn at_once(&self, payload: &str) -> Tree {
        let change = |(path, text, scalars): (&String, &str, Vec<Scalar>)| {
            let free = scalars.iter().filter(|scalar| FREE.contains(&scalar.key.as_str()));
            (path.clone(), with(text, free, payload).into_bytes())
        };
        self.scalars().map(change).collect()
    }
}

#[test]
fn whatever_a_scalar_says_it_is_refused_or_stays_a_text() {
    let long = std::env::var_os("FLOWLOG_LONG").is_some();
    let (step, payloads) = if long { (1, PAYLOADS.len()) } else { (47, 1) };
    let mut tried = Tried::default();
    for folder in SERVICES {
        Service::new(folder).in_turn(step, payloads, &mut tried);
    }
    assert!(tried.refused > 40 && tried.emitted > 15, "{} refused, {} emitted", tried.refused, tried.emitted);
}

#[test]
fn texts_for_people_may_say_anything() {
    for folder in SERVICES {
        let service = Service::new(folder);
        for payload in PAYLOADS {
            let mut tried = Tried::default();
            service.judge(&service.at_once(payload), payload, &mut tried);
            assert_eq!(tried.emitted, 1, "{folder} {payload:?}");
        }
    }
}

#[test]
fn a_review_and_a_table_of_coverage_have_no_tag_of_a_text() {
    let service = Service::new("alibabacloud/ecr");
    for payload in PAYLOADS {
        let spec = tempfile::tempdir().expect("a folder");
        trees::write(spec.path(), &service.at_once(payload));
        let seen = review(spec.path(), "alibabacloud/ecr/CreateFlowLog", None, None, Look::Html, None).expect("a page");
        let tags = ["<script", "<pwn", "</code><"];
        assert!(tags.iter().all(|tag| !seen.text.contains(tag)), "{payload:?}: {}", seen.text);
        let table = TableCoverage {
            name: payload.to_owned(),
            lines: "1-2".to_owned(),
            counts: Counts::default(),
            silent: Vec::new(),
        };
        let page = PageCoverage { id: payload.to_owned(), example_keys: 0, tables: vec![table] };
        let text = coverage::text(&Coverage { pages: vec![page], not_checked: Vec::new() });
        let (table, _) = text.split_once("\n\n").expect("a table");
        // Titles, marks, page, table, sum.
        assert_eq!(table.lines().count(), 5, "{table}");
        assert!(rendered(table, "coverage").is_empty());
    }
}
