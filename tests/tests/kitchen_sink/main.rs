//! A spec that uses every word of the language, generated, compiled and exercised: what no real page needs today works all the same.

mod data;
mod rules;
mod wire;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use flowlog_kitchensink::{json, rest, rpc};
use flowlog_tests::generated::{Generated, generated};
use flowlog_tests::language::Language;
use flowlog_tests::{fixtures, model};

/// All operations of the fixture.
fn all() -> Vec<Generated> {
    vec![
        generated::<rest::CreateThingRequest>(),
        generated::<rest::DeleteThingRequest>(),
        generated::<rest::ListThingsRequest>(),
        generated::<rpc::CreateItemRequest>(),
        generated::<rpc::DescribeItemsRequest>(),
        generated::<rpc::ListItemsRequest>(),
        generated::<json::CreateEntryRequest>(),
        generated::<json::ListEntriesRequest>(),
    ]
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn it_uses_every_key_and_every_word_of_the_language() {
    let language = Language::read();
    let folder = fixtures("spec").join("kitchensink");
    let used: BTreeSet<String> = files(&folder).iter().flat_map(|file| language.used(file)).collect();
    let all = language.all();
    let unused: Vec<_> = all.difference(&used).collect();
    assert!(unused.is_empty(), "words that no fixture shows: {unused:#?}");
    assert!(all.len() > 150, "only {} words were found in the mirror", all.len());
}

#[test]
fn every_operation_of_it_is_exercised() {
    let model = model(&fixtures("spec"));
    let sink = model.services.iter().filter(|service| service.vendor == "kitchensink");
    let mut described: Vec<&str> = sink.flat_map(|service| &service.operations).map(|o| o.id.as_str()).collect();
    let generated = all();
    let mut exercised: Vec<&str> = generated.iter().map(|generated| generated.info.id).collect();
    described.sort_unstable();
    exercised.sort_unstable();
    assert_eq!(exercised, described);
}
