//! What only the program itself can show: how it prints, what it refuses, and its status.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{BufRead, BufReader};
use std::process::{Command, Output, Stdio};

fn xtask(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).env_remove("FLOWLOG_DOCUMENTS").env_remove("FLOWLOG_SOURCES");
    command
}

fn run(arguments: &[&str]) -> Output {
    xtask(arguments).output().unwrap()
}

#[test]
fn who_reads_no_further_ends_it_quietly() {
    // Most of it is still to be written when nobody reads any more.
    for arguments in [["coverage", "--format=json"], ["review", "tencentcloud/vpc/CreateFlowLog"]] {
        let mut child = xtask(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(!String::from_utf8(output.stderr).unwrap().contains("panicked"), "{arguments:?}");
        assert!(output.status.success(), "{arguments:?}");
    }
}

#[test]
fn a_folder_of_sources_that_is_not_there_is_refused() {
    for command in ["check", "update", "coverage", "mutate", "review"] {
        for option in ["--sources", "--documents"] {
            let output = run(&[command, option, "/nowhere/to/be/found"]);
            assert!(!output.status.success(), "{command}");
            assert!(String::from_utf8(output.stderr).unwrap().contains("there is no such folder"), "{command}");
        }
    }
    for variable in ["FLOWLOG_SOURCES", "FLOWLOG_DOCUMENTS"] {
        assert!(xtask(&["check"]).env(variable, "").output().unwrap().status.success(), "an empty one is none");
        assert!(
            !xtask(&["check"]).env(variable, "/tmp:/nowhere").output().unwrap().status.success(),
            "of several each"
        );
    }
}

#[test]
fn a_page_for_the_browser_of_one_field_is_refused() {
    let output = run(&["review", "tencentcloud/vpc/CreateFlowLog", "VpcId", "--format", "html"]);
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("leave out `VpcId`"));
}

#[test]
fn a_spec_with_a_mistake_is_told_with_its_place_by_every_command() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("mistake");
    let service = folder.join("acme/box");
    std::fs::create_dir_all(&service).unwrap();
    std::fs::write(service.join("service.yaml"), "spec: 1\nnme: box\n").unwrap();
    let spec = folder.to_str().unwrap();
    let all: [(&[&str], i32); 7] = [
        (&["check"], 1),
        (&["update"], 1),
        (&["gen"], 1),
        (&["coverage"], 1),
        (&["review"], 1),
        (&["mutate"], 1),
        (&["drift", "new.txt"], 2),
    ];
    for (arguments, status) in all {
        let output = run(&[arguments, &["--spec", spec]].concat());
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("service.yaml:2:1") && told.contains("did you mean `name`?"), "{arguments:?}: {told}");
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
    }
}
