//! The same bytes from every run: whatever the order of the files on disk, the folder from which it runs, the language and time zone of the machine. And
//! what is committed is what a run would write.

use std::fs;
use std::path::Path;

use flowlog_tests::targets::{check, committed, text, write as generate};
use flowlog_tests::trees::{self, Tree, read};
use flowlog_tests::{again, child, repository, spec_folder};

#[test]
fn two_runs_give_the_same_bytes() {
    for generation in committed() {
        assert!(text(&generation.spec) == text(&generation.spec), "{}", generation.spec.display());
    }
}

/// The files of a tree in an order that has nothing to do with their names.
fn shuffled(tree: &Tree, seed: usize) -> Vec<(&String, &Vec<u8>)> {
    let mut files: Vec<_> = tree.iter().collect();
    let mut state = seed;
    for last in (1..files.len()).rev() {
        // Knuth's constants; the quality does not matter, the repeatability does.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        files.swap(last, (state >> 33) % (last + 1));
    }
    files
}

#[test]
fn the_order_of_the_files_on_disk_and_the_name_of_their_folder_change_nothing() {
    for generation in committed() {
        let expected = text(&generation.spec);
        let tree = read(&generation.spec);
        for seed in 1..5 {
            let folder = tempfile::tempdir().expect("a folder");
            let files = shuffled(&tree, seed);
            assert!(!files.iter().map(|(path, _)| *path).is_sorted(), "seed {seed} shuffles nothing");
            trees::write(folder.path(), files);
            assert!(text(folder.path()) == expected, "seed {seed}");
        }
    }
}

#[test]
fn another_working_folder_language_and_time_zone_change_nothing() {
    if let Some(folder) = child() {
        generate(&spec_folder(), &folder);
        return;
    }
    let expected = tempfile::tempdir().expect("a folder");
    generate(&spec_folder(), expected.path());
    for (language, zone, working) in [
        ("C", "UTC", Path::new("/").to_owned()),
        ("tr_TR.UTF-8", "Asia/Kathmandu", std::env::temp_dir()),
        ("zh_CN.GB18030", "Pacific/Apia", repository().join("codegen")),
    ] {
        let out = tempfile::tempdir().expect("a folder");
        let test = "another_working_folder_language_and_time_zone_change_nothing";
        let mut run = again(test, out.path());
        let status = run.env("LC_ALL", language).env("LANG", language).env("TZ", zone).current_dir(&working).output();
        assert!(status.expect("a run").status.success(), "{language}");
        let differences = trees::differences(&read(expected.path()), &read(out.path()));
        assert!(differences.is_empty(), "{language}, {zone}, {}: {differences:?}", working.display());
        assert!(read(out.path()).len() > 30, "the other process wrote next to nothing");
    }
}

#[test]
fn nothing_of_this_machine_is_in_the_output() {
    let root = fs::canonicalize(repository()).expect("the repository");
    let home = std::env::var("HOME").unwrap_or_default();
    for generation in committed() {
        for (path, text) in text(&generation.spec) {
            assert!(!text.contains(&*root.to_string_lossy()), "{path} has the path of the repository");
            assert!(home.len() < 3 || !text.contains(&home), "{path} has the path of a home");
            assert!(!text.contains(env!("CARGO_MANIFEST_DIR")), "{path} has the path of this package");
        }
    }
}

#[test]
fn what_is_committed_is_what_a_run_would_write() {
    for generation in committed() {
        let freshness = check(&generation.spec, &generation.out, generation.fix);
        assert!(freshness.is_fresh(), "{freshness}");
        assert!(freshness.unchanged > 30, "only {} files were compared", freshness.unchanged);
    }
}
