//! What a run of `gen` does to a folder: all problems at once and nothing written, stale files gone, foreign files left alone, one service only, and
//! whatever a killed run left behind put right.

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use flowlog_codegen::Failure;
use flowlog_tests::targets::{check, try_check, words, write as generate, write_and_prune, write_only, write_schemas};
use flowlog_tests::trees::{self, Tree, differences, has_files, read};
use flowlog_tests::{again, child, fixtures, spec_folder};
use tempfile::TempDir;

/// A copy of the repository's spec, and its crates.
struct Workbench {
    spec: TempDir,
    out: TempDir,
}

impl Workbench {
    fn new() -> Self {
        let bench = Self { spec: folder(), out: folder() };
        trees::write(bench.spec.path(), &read(&spec_folder()));
        generate(bench.spec.path(), bench.out.path());
        bench
    }

    fn tree(&self) -> Tree {
        read(self.out.path())
    }

    fn write(&self, only: Option<&str>) -> Result<flowlog_codegen::output::Applied, Failure> {
        write_only(self.spec.path(), self.out.path(), only)
    }

    fn out(&self, path: &str) -> std::path::PathBuf {
        self.out.path().join(path)
    }

    /// Replaces a text that occurs in a spec file, and returns the line of the first place.
    fn edit(&self, file: &str, old: &str, new: &str) -> usize {
        let path = self.spec.path().join(file);
        let text = fs::read_to_string(&path).expect("a spec file");
        let at = text.find(old).unwrap_or_else(|| panic!("{file} has no {old}"));
        fs::write(&path, text.replacen(old, new, 1)).expect("a spec file");
        text[..at].matches('\n').count() + 1
    }
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn a_fresh_run_changes_nothing() {
    let bench = Workbench::new();
    let before = bench.tree();
    let applied = bench.write(None).unwrap_or_else(|failure| panic!("{}", words(&failure)));
    assert_eq!((applied.written.len(), applied.removed.len(), applied.unchanged.len()), (0, 0, before.len()));
    assert!(bench.tree() == before);
}

#[test]
fn errors_in_several_services_are_all_reported_with_their_lines_and_nothing_is_written() {
    let bench = Workbench::new();
    let before = bench.tree();
    // Something that would be written, if anything were.
    bench.edit("huaweicloud/vpc/service.yaml", "doc: Private networks", "doc: Private nets");
    let expected = [
        (
            "alibabacloud/ecr/CreateFlowLog.yaml",
            bench.edit("alibabacloud/ecr/CreateFlowLog.yaml", "in: form", "in: forn"),
            "unknown-word",
        ),
        (
            "huaweicloud/er/CreateFlowLog.yaml",
            bench.edit("huaweicloud/er/CreateFlowLog.yaml", "length: 1 to 64", "length: 64 to 1"),
            "inverted-limits",
        ),
        (
            "tencentcloud/vpc/CreateFlowLog.yaml",
            bench.edit("tencentcloud/vpc/CreateFlowLog.yaml", "list of Tag", "list of Tga"),
            "unknown-type",
        ),
        // One that only a case sees, beside those of the other services.
        (
            "huaweicloud/vpc/CreateFlowLog.yaml",
            bench.edit(
                "huaweicloud/vpc/CreateFlowLog.yaml",
                "{name: no project, unset: [project_id], rejects: project_id required}",
                "{name: no project, unset: [project_id], accepts: all}",
            ),
            "wrong-verdict",
        ),
    ];
    let Err(Failure::Spec(checked)) = bench.write(None) else { panic!("a spec with errors was accepted") };
    let reported: Vec<(String, usize, &str)> = checked
        .problems
        .iter()
        .map(|problem| {
            let span = problem.labels[0].span;
            let path = &checked.sources.file(span).expect("a file").path;
            let (_, path) = path.split_once('/').expect("below the spec folder");
            (path.to_owned(), checked.sources.position(span).line, problem.code)
        })
        .collect();
    for (file, line, code) in expected {
        assert!(reported.contains(&(file.to_owned(), line, code)), "{file}:{line} {code} is not in {reported:#?}");
    }
    assert_eq!(differences(&bench.tree(), &before), Vec::<String>::new());
}

#[test]
fn an_operation_that_is_gone_takes_its_files_with_it_and_nothing_else() {
    let bench = Workbench::new();
    let before = bench.tree();
    fs::remove_file(bench.spec.path().join("huaweicloud/vpc/ListFlowLogs.yaml")).expect("the file");
    let applied = bench.write(None).unwrap_or_else(|failure| panic!("{}", words(&failure)));
    let stale = ["huaweicloud/src/vpc/list_flow_logs.rs", "huaweicloud/src/vpc/types.rs"];
    assert_eq!(applied.removed, stale);
    let after = bench.tree();
    assert!(stale.iter().all(|path| before.contains_key(*path) && !after.contains_key(*path)));
    let outside = |path: &&String| !path.starts_with("huaweicloud/src/vpc/") && *path != "huaweicloud/README.md";
    let changed = differences(&before, &after);
    assert_eq!(changed.iter().filter(outside).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(check(bench.spec.path(), bench.out.path(), "").is_fresh());
}

#[test]
fn a_vendor_that_is_gone_leaves_no_folder_if_that_is_meant() {
    let bench = Workbench::new();
    fs::remove_dir_all(bench.spec.path().join("tencentcloud")).expect("the folder");
    let before = bench.tree();
    let failures = [
        bench.write(None).expect_err("a crate was removed"),
        try_check(bench.spec.path(), bench.out.path(), "").expect_err("a removal is nothing to fix"),
    ];
    for failure in failures {
        assert!(matches!(&failure, Failure::VendorsGone { vendors, .. } if vendors == &["tencentcloud"]), "{failure}");
        let message = words(&failure);
        assert!(
            message.contains("`tencentcloud`") && message.contains("--prune") && !message.contains("huawei"),
            "{message}"
        );
    }
    assert!(bench.tree() == before, "something was written all the same");
    // Of other vendors a run about one service says nothing.
    bench.write(Some("huaweicloud/er")).unwrap_or_else(|failure| panic!("{}", words(&failure)));
    write_and_prune(bench.spec.path(), bench.out.path()).unwrap_or_else(|failure| panic!("{}", words(&failure)));
    assert!(!bench.out("tencentcloud").exists());
    assert!(bench.out("huaweicloud").exists());
}

#[test]
fn another_spec_folder_removes_nothing_of_this_one() {
    let bench = Workbench::new();
    let before = bench.tree();
    let Err(Failure::VendorsGone { vendors, .. }) = write_only(&fixtures("spec"), bench.out.path(), None) else {
        panic!("the crates of another spec folder were removed")
    };
    assert_eq!(vendors, ["alibabacloud", "huaweicloud", "tencentcloud"]);
    assert!(bench.tree() == before);
    let schemas = folder();
    write_schemas(bench.spec.path(), schemas.path()).unwrap_or_else(|failure| panic!("{}", words(&failure)));
    let before = read(schemas.path());
    assert!(matches!(write_schemas(&fixtures("spec"), schemas.path()), Err(Failure::VendorsGone { .. })));
    assert!(read(schemas.path()) == before);
}

#[test]
fn files_that_were_not_generated_are_left_alone() {
    let bench = Workbench::new();
    let foreign =
        ["README.md", "notes.rs", "huaweicloud/notes.txt", "huaweicloud/src/er/extra.rs", "elsewhere/src/lib.rs"];
    let own = Tree::from(foreign.map(|path| (path.to_owned(), b"// by hand\n".to_vec())));
    trees::write(bench.out.path(), &own);
    fs::remove_file(bench.spec.path().join("huaweicloud/er/ListFlowLogs.yaml")).expect("the file");
    bench.write(None).unwrap_or_else(|failure| panic!("{}", words(&failure)));
    let after = bench.tree();
    assert!(foreign.iter().all(|path| after.get(*path) == own.get(*path)), "{:?}", after.keys());
}

#[test]
fn a_foreign_file_in_the_way_is_named_and_nothing_is_written() {
    let bench = Workbench::new();
    fs::write(bench.out("tencentcloud/src/vpc/types.rs"), "// by hand\n").expect("the file");
    fs::remove_file(bench.out("huaweicloud/src/lib.rs")).expect("the file");
    let before = bench.tree();
    let Err(failure) = bench.write(None) else { panic!("a foreign file was overwritten") };
    assert!(words(&failure).contains("tencentcloud/src/vpc/types.rs"), "{}", words(&failure));
    assert!(bench.tree() == before, "something was written all the same");
}

#[test]
fn only_one_service_is_written_when_only_one_is_asked_for() {
    let bench = Workbench::new();
    bench.edit("huaweicloud/er/service.yaml", "doc: Huawei", "doc: The Huawei");
    bench.edit("huaweicloud/vpc/service.yaml", "doc: Private networks", "doc: Private nets");
    bench.edit("tencentcloud/vpc/service.yaml", "doc: Private networks", "doc: Private nets");
    let before = bench.tree();
    bench.write(Some("huaweicloud/er")).unwrap_or_else(|failure| panic!("{}", words(&failure)));
    // The crate's own files speak of all its services.
    assert_eq!(differences(&before, &bench.tree()), ["huaweicloud/README.md", "huaweicloud/src/er/mod.rs"]);
    let Err(Failure::UnknownService { known, .. }) = bench.write(Some("huaweicloud/ecr")) else {
        panic!("no such service")
    };
    assert!(known.contains(&"alibabacloud/ecr".to_owned()), "{known:?}");
}

#[test]
fn one_service_alone_is_not_written_beside_services_that_are_not_there() {
    let (bench, out) = (Workbench::new(), folder());
    let Err(failure) = write_only(bench.spec.path(), out.path(), Some("huaweicloud/er")) else {
        panic!("a crate without one of its modules was written")
    };
    let expected =
        format!("huaweicloud/vpc has not been generated yet in {}; run without --only", out.path().display());
    assert_eq!(words(&failure), expected);
    assert!(read(out.path()).is_empty());
    // A crate with one service needs no other.
    write_only(bench.spec.path(), out.path(), Some("tencentcloud/vpc")).unwrap_or_else(|f| panic!("{}", words(&f)));
}

#[test]
fn a_check_lists_what_is_changed_missing_and_stale_with_a_diff_and_the_command_and_writes_nothing() {
    let bench = Workbench::new();
    let library = bench.out("huaweicloud/src/lib.rs");
    let text = fs::read_to_string(&library).expect("the file");
    fs::write(&library, text.replace("pub mod er;", "pub mod re;")).expect("the file");
    fs::remove_file(bench.out("tencentcloud/Cargo.toml")).expect("the file");
    let stale = bench.out("alibabacloud/src/ecr/old.rs");
    fs::write(&stale, text.lines().next().expect("a header").to_owned() + "\n").expect("the file");
    let before = bench.tree();
    let freshness = check(bench.spec.path(), bench.out.path(), "the command");
    assert!(!freshness.is_fresh());
    let shown = freshness.to_string();
    for line in [
        "changed: huaweicloud/src/lib.rs",
        "-pub mod re;",
        "+pub mod er;",
        "missing: tencentcloud/Cargo.toml",
        "stale: alibabacloud/src/ecr/old.rs",
        "the command",
    ] {
        assert!(shown.contains(line), "{line} is not in\n{shown}");
    }
    assert!(bench.tree() == before);
}

#[test]
fn wherever_a_run_was_killed_the_next_one_repairs() {
    let bench = Workbench::new();
    let whole = bench.tree();
    for written in (0..whole.len()).step_by(7) {
        let out = folder();
        trees::write(out.path(), whole.iter().take(written));
        let (next, text) = whole.iter().nth(written).expect("a file");
        let (parent, name) = next.rsplit_once('/').expect("a folder");
        let leftover = (format!("{parent}/.{name}.flowlog-tmp"), text[..text.len() / 2].to_vec());
        trees::write(out.path(), [(&leftover.0, &leftover.1)]);
        generate(bench.spec.path(), out.path());
        assert_eq!(differences(&read(out.path()), &whole), Vec::<String>::new(), "killed at file {written}");
    }
}

#[test]
fn a_run_that_is_really_killed_leaves_only_whole_files_and_the_next_one_repairs() {
    if let Some(out) = child() {
        generate(&spec_folder(), &out);
        return;
    }
    let whole = Workbench::new().tree();
    let out = folder();
    let test = "a_run_that_is_really_killed_leaves_only_whole_files_and_the_next_one_repairs";
    let mut run = again(test, out.path()).stdout(Stdio::null()).spawn().expect("a run");
    while !has_files(out.path()) && run.try_wait().expect("a child").is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    run.kill().and_then(|()| run.wait()).expect("the run ends");
    let left = read(out.path());
    let torn: Vec<_> =
        left.iter().filter(|(path, text)| !path.ends_with(".flowlog-tmp") && whole.get(*path) != Some(text)).collect();
    assert!(!left.is_empty() && torn.is_empty(), "{torn:?}");
    generate(&spec_folder(), out.path());
    assert_eq!(differences(&read(out.path()), &whole), Vec::<String>::new());
}
