//! The committed specs and the fixtures with one file edited, to the end: what has no problem is emitted, and parses.

#![no_main]

use std::sync::LazyLock;

use flowlog_tests::hostile::{Choices, edited_text, read};
use flowlog_tests::trees::{self, Tree};
use flowlog_tests::{fixtures, spec_folder};
use libfuzzer_sys::fuzz_target;

static SPECS: LazyLock<Tree> = LazyLock::new(|| {
    let mut all = trees::read(&spec_folder());
    all.extend(trees::read(&fixtures("spec")));
    all.retain(|path, _| path.ends_with(".yaml"));
    all
});

fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices::new(bytes);
    let Some((path, text)) = SPECS.iter().nth(choices.below(SPECS.len())) else { return };
    // Services share nothing.
    let service = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let of_service = SPECS.iter().filter(|(other, _)| other.starts_with(service));
    let mut files: Tree = of_service.map(|(path, text)| (path.clone(), text.clone())).collect();
    files.insert(path.clone(), edited_text(text, &mut choices));
    read(&files);
});
