//! Every scalar of every key says something hostile in turn: it is refused, or nothing comes of it but text. By itself, and wherever it stands, so that
//! what refers to it still does.
//!
//! A run takes each scalar with one payload, another one for each; with `FLOWLOG_LONG` set, each with all payloads.

use std::collections::BTreeSet;

use flowlog_codegen::Checked;
use flowlog_tests::hostile::{Contents, PAYLOADS, Scalar, emitted, read, scalars, with_all, with_one};
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

struct Tried {
    refused: usize,
    emitted: usize,
}

/// Holds the files of one service, after each change, against what they hold without.
fn hold(folder: &str, tried: &mut Tried) {
    let files = service(folder);
    let sound = contents(&files).unwrap_or_else(|| panic!("{folder} is not sound"));
    let language = Language::read();
    let keys: BTreeSet<String> =
        language.all().into_iter().filter_map(|word| Some(word.split_once('.')?.1.to_owned())).collect();
    let long = std::env::var_os("FLOWLOG_LONG").is_some();
    let mut number = 0;
    let mut seen = BTreeSet::new();
    for (path, bytes) in &files {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        for scalar in scalars(text, &|key| keys.contains(key)) {
            let payloads = if long { &PAYLOADS[..] } else { &PAYLOADS[number % PAYLOADS.len()..][..1] };
            number += 1;
            for payload in payloads {
                let mut changed = files.clone();
                changed.insert(path.clone(), with_one(text, &scalar, payload).into_bytes());
                judge(&changed, &sound, &scalar, payload, tried);
                if seen.insert((scalar.text.clone(), *payload)) && !scalar.text.contains('\n') {
                    judge(&with_all(&files, &scalar.text, payload), &sound, &scalar, payload, tried);
                }
            }
        }
    }
}

fn judge(changed: &Tree, sound: &Contents, scalar: &Scalar, payload: &str, tried: &mut Tried) {
    let Some(contents) = contents(changed) else {
        tried.refused += 1;
        return;
    };
    tried.emitted += 1;
    let said = format!("{payload:?} in the place of {:?}", scalar.text);
    assert!(!contents.identifiers.contains("pwn"), "{said}: an identifier");
    let kinds = |contents: &Contents| contents.items.values().cloned().collect::<Vec<_>>();
    assert_eq!(kinds(&contents), kinds(sound), "{said}");
}

#[test]
fn whatever_a_scalar_says_it_is_refused_or_stays_a_text() {
    let mut tried = Tried { refused: 0, emitted: 0 };
    for folder in SERVICES {
        let start = std::time::Instant::now();
        let mut here = Tried { refused: 0, emitted: 0 };
        hold(folder, &mut here);
        eprintln!("{folder}: {} refused {} emitted {:?}", here.refused, here.emitted, start.elapsed());
        tried.refused += here.refused;
        tried.emitted += here.emitted;
    }
    assert!(tried.refused > 1000 && tried.emitted > 300, "{} refused, {} emitted", tried.refused, tried.emitted);
}
