//! Each thing that can be in the way has its own message: where, what was found, what was expected, what to do. Nothing of it fails another source.

use std::path::{Path, PathBuf};
use std::time::Duration;

use flowlog_codegen::catalogue::{PackageSource, Packages};

use super::{fixtures, has_python, not_read, packages, source};

#[test]
fn what_is_not_there_is_named() {
    let packages = packages();
    let operation = |package, folder, name| not_read(packages.operation(&source(package, folder), name));
    const BOXES: &str = "services/boxes/v20240501";
    let messages = [
        not_read(Packages::new(Vec::new()).operation(&source("tccli 1.2.3", BOXES), "FillBox")),
        not_read(Packages::new(vec![PathBuf::from("no/such/folder")]).operation(&source("tccli 1.2.3", BOXES), "X")),
        operation("tccli 9.9.9", BOXES, "FillBox"),
        operation("alibabacloud_nothing 1.0.0", "", "FillBox"),
        operation("requests 2.0.0", "", "FillBox"),
        operation("tccli 1.2.3", "", "FillBox"),
        operation("tccli 1.2.3", "services/sheds/v20240501", "FillBox"),
        operation("tccli 1.2.3", "services/boxes", "FillBox"),
        operation("tccli 1.2.3", "../../tccli-1.2.3/tccli/services/boxes/v20240501", "FillBox"),
        operation("tccli 1.2.3", "/etc", "FillBox"),
        operation("tccli 1.2.3", BOXES, "SealBox"),
        operation("tccli 1.2.3", BOXES, "fillbox"),
        not_read(packages.service(&source("tccli 1.2.3", BOXES))),
    ];
    insta::assert_snapshot!("not-there", messages.join("\n"));
}

#[test]
fn a_text_that_names_no_package_is_no_source() {
    for text in ["", "tccli", "tccli 3.1 services/vpc", "tencentcloud-sdk-go-intl-en at badc16e8, vpc v20170312"] {
        assert_eq!(PackageSource::new(text, None), None, "{text}");
    }
    for (text, has_reader) in [("tccli 1", true), ("TCCLI 1", true), ("tccli-more 1", false), ("aws-sdk 1", false)] {
        assert_eq!(source(text, "").has_reader(), has_reader, "{text}");
    }
}

#[test]
fn names_of_packages_are_spelt_in_many_ways() {
    if has_python() {
        for package in ["tencentcloud-sdk-python-common 1.0.0", "TencentCloud_SDK.python-common 1.0.0"] {
            assert!(packages().service(&source(package, "")).is_ok(), "{package}");
        }
    }
}

/// Without Python the packages that need it are not read, and the others are.
#[test]
fn without_python_only_python_packages_are_not_read() {
    let minute = Duration::from_secs(60);
    let packages = Packages::with_python(vec![fixtures()], Path::new("no-such-python"), minute);
    let message = not_read(packages.operation(&source("huaweicloudsdkboxes 1.0.0", "v3"), "FillBox"));
    assert!(
        message.starts_with("huaweicloudsdkboxes-1.0.0/huaweicloudsdkboxes/v3: `no-such-python` cannot be started")
    );
    assert!(message.contains("expected Python 3.8 or later; install python3"), "{message}");
    assert!(packages.operation(&source("tccli 1.2.3", "services/boxes/v20240501"), "FillBox").is_ok());
}

#[test]
fn a_program_that_takes_too_long_is_ended() {
    if has_python() {
        let packages = Packages::with_python(vec![fixtures()], Path::new("python3"), Duration::ZERO);
        let message = not_read(packages.operation(&source("huaweicloudsdkboxes 1.0.0", "v3"), "FillBox"));
        assert!(message.contains("`python3` takes longer than 0 seconds"), "{message}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_not_python_is_not_believed() {
    let message = |program: &Path| {
        let packages = Packages::with_python(vec![fixtures()], program, Duration::from_secs(60));
        not_read(packages.operation(&source("alibabacloud_boxes20240501 1.0.0", ""), "FillBox"))
    };
    assert!(message(Path::new("true")).contains("`true` prints nothing"));
    assert!(message(Path::new("echo")).contains("an answer of `echo` that is no JSON"));
    let endless = fixtures().join("../programs/endless");
    assert!(message(&endless).contains("prints more than 64 MiB"));
}

#[test]
fn a_package_is_opened_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tccli-1.2.3/tccli/services/boxes/v20240501");
    std::fs::create_dir_all(&path).expect("a package");
    let api = "tccli-1.2.3/tccli/services/boxes/v20240501/api.json";
    std::fs::copy(fixtures().join(api), folder.path().join(api)).expect("copied");
    let packages = Packages::new(vec![fixtures().join("no-such-folder"), folder.path().to_owned()]);
    let boxes = source("tccli 1.2.3", "services/boxes/v20240501");
    let first = packages.operation(&boxes, "FillBox").expect("an operation");
    std::fs::remove_file(folder.path().join(api)).expect("removed");
    assert_eq!(packages.operation(&boxes, "FillBox").expect("the same").sha256, first.sha256);
    // Whoever opens it again sees what is there now.
    let again = Packages::new(vec![folder.path().to_owned()]);
    assert!(not_read(again.operation(&boxes, "FillBox")).contains("api.json: no such file"));
}
