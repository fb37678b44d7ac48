//! What is written for people is true: the README's output is what its example prints, and the tables of ARCHITECTURE.md name what there is. (That
//! the README's examples compile and hold is a doctest of this package.)

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use flowlog_tencentcloud::vpc::{CreateFlowLogRequest, ResourceType, TrafficType};
use flowlog_tests::repository;

#[test]
fn the_example_prints_what_the_readme_shows() {
    let request = CreateFlowLogRequest::new()
        .flow_log_name("edge")
        .resource_type(ResourceType::NetworkInterface)
        .resource_id("eni-xxxxxxxx")
        .traffic_type(TrafficType::Reject);
    let readme = fs::read_to_string(repository().join("README.md")).expect("the README");
    let printed = request.validate().to_string();
    assert!(readme.contains(&format!("```text\n{}\n```", printed.trim_end())), "not in the README:\n{printed}");
}

#[test]
fn every_guide_is_named_wherever_guides_are_named_and_its_examples_are_run() {
    let read = |path: &str| fs::read_to_string(repository().join(path)).expect("a file");
    let (readme, crate_readme, examples) =
        (read("README.md"), read("generated/tencentcloud/README.md"), read("tests/src/lib.rs"));
    let guides = there(&repository().join("runtime/src/guide"), |name| name.ends_with(".md"));
    assert!(!guides.is_empty());
    for guide in &guides {
        let name = guide.trim_end_matches(".md");
        assert!(readme.contains(&format!("[{name}](runtime/src/guide/{guide})")), "{guide} is not in the README");
        assert!(crate_readme.contains(&format!("/guide/{name}/)")), "{guide} is not in the README of a crate");
        assert!(examples.contains(&format!("/guide/{guide}\"")), "the examples of {guide} are not run");
    }
    assert_eq!(crate_readme.matches("/flowlog_runtime/guide/").count(), guides.len());
}

#[test]
fn the_tests_that_prove_what_security_promises_are_there() {
    let text = fs::read_to_string(repository().join("SECURITY.md")).expect("the page");
    let named: Vec<_> = text.split('`').skip(1).step_by(2).filter(|name| name.contains("tests/")).collect();
    assert!(named.len() > 5, "{named:?}");
    for name in named {
        assert!(repository().join(name).exists(), "{name} is not there");
    }
}

/// Names in the first column of the tables below a heading: `` `spec/` `` or `` `a.rs`, `b.rs` ``.
fn named(text: &str, heading: &str) -> BTreeSet<String> {
    let section = text.split("\n## ").find(|section| section.starts_with(heading)).expect("the heading");
    let cells = section.lines().filter(|line| line.starts_with("| `")).filter_map(|line| line.split('|').nth(1));
    let names = cells.flat_map(|cell| cell.split(',')).map(|name| name.trim().trim_matches('`').to_owned());
    names.collect()
}

/// Folders, and files that are modules of their own, as the tables write them.
fn there(folder: &Path, is_listed: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let name = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() { format!("{name}/") } else { name }
    };
    entries.map(name).filter(|name| is_listed(name)).collect()
}

#[test]
fn the_architecture_names_every_folder_and_module() {
    let text = fs::read_to_string(repository().join("ARCHITECTURE.md")).expect("the page");
    let top = named(&text, "The top level");
    // Hidden folders are tools' own, but for those that are told of.
    let folder =
        |name: &str| name.ends_with('/') && name != "target/" && (!name.starts_with('.') || top.contains(name));
    assert_eq!(top, there(&repository(), folder));
    let module = |name: &str| name != "lib.rs";
    let mut codegen = named(&text, "codegen");
    assert!(codegen.remove("lib.rs"), "codegen's table begins with the pipeline");
    assert_eq!(codegen, there(&repository().join("codegen/src"), module));
    assert_eq!(named(&text, "runtime"), there(&repository().join("runtime/src"), module));
}
