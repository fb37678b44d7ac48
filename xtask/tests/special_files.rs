//! Files that are none: a pipe, a device, a folder, one without end, and a link out of the spec folder. No command waits for them, reads them to
//! the end or shows what is in them, wherever one of them stands.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// The output of a command. One that waits for ever is ended: it has failed then, however long this is.
fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).env_remove("FLOWLOG_DOCUMENTS").stdin(Stdio::null());
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let id = child.id();
    let (done, wait) = mpsc::channel();
    std::thread::spawn(move || done.send(child.wait_with_output()));
    let Ok(output) = wait.recv_timeout(Duration::from_secs(120)) else {
        let _ = Command::new("kill").arg(id.to_string()).status();
        panic!("{arguments:?} waits for ever");
    };
    let Output { status, stdout, stderr } = output.unwrap();
    (status.code(), [stdout, stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat())
}

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("special").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() { copy(&entry.path(), &to) } else { drop(fs::copy(entry.path(), to)) }
    }
}

/// A sound spec, in a folder of its own.
fn spec(name: &str) -> PathBuf {
    let spec = folder(name).join("spec");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/fixtures/base"), &spec);
    spec
}

/// Puts things that are no file that can be read in the place of one, and says what each is.
fn put(at: &Path) -> impl Iterator<Item = &'static str> {
    fn pipe(at: &Path) {
        assert!(Command::new("mkfifo").arg(at).status().unwrap().success());
    }
    fn device(at: &Path) {
        symlink("/dev/zero", at).unwrap();
    }
    fn directory(at: &Path) {
        fs::create_dir(at).unwrap();
    }
    // It takes no room on the disk, and more memory than there is.
    fn huge(at: &Path) {
        fs::File::create(at).unwrap().set_len(1 << 40).unwrap();
    }
    type Make = fn(&Path);
    let kinds: [(&str, Make); 4] = [("pipe", pipe), ("device", device), ("folder", directory), ("huge", huge)];
    kinds.into_iter().map(move |(kind, make)| {
        let _ = fs::remove_file(at);
        let _ = fs::remove_dir_all(at);
        make(at);
        kind
    })
}

#[test]
fn as_a_spec() {
    let spec = spec("spec");
    let path = spec.to_str().unwrap();
    let out = spec.with_file_name("generated");
    let gen_it = || run(&["gen", "--spec", path, "--out", out.to_str().unwrap()]);
    let (status, said) = gen_it();
    assert_eq!(status, Some(0), "it is sound: {said}");
    for kind in put(&spec.join("acme/box/CreateLog.yaml")) {
        for (status, said) in [gen_it(), run(&["check", "--spec", path])] {
            assert_eq!(status, Some(1), "{kind}: {said}");
            assert!(said.contains("error[unreadable-file]") && said.contains("CreateLog.yaml"), "{kind}: {said}");
            assert!(said.len() < 10_000, "{kind}: {} bytes", said.len());
        }
    }
}

#[test]
fn as_a_lock() {
    let spec = spec("lock");
    let path = spec.to_str().unwrap();
    for kind in put(&spec.join("documents.lock")) {
        for command in ["check", "lock", "coverage", "review"] {
            let (status, said) = run(&[command, "--spec", path]);
            assert!(matches!(status, Some(0..=2)) && !said.contains("panicked"), "{command} {kind}: {said}");
            assert!(command != "check" || said.contains("this is no lock of pages: "), "{kind}: {said}");
            assert!(said.len() < 100_000, "{command} {kind}: {} bytes", said.len());
        }
    }
}

#[test]
fn as_a_page() {
    let spec = spec("page");
    let path = spec.to_str().unwrap();
    let pages = folder("pages");
    let page = pages.join("acme-box-CreateLog.txt");
    for kind in put(&page) {
        let page = page.to_str().unwrap();
        let (status, said) = run(&["import", page, "--service", "acme/other", "--spec", path]);
        assert_eq!(status, Some(1), "{kind}: {said}");
        let (status, said) = run(&["drift", page, "--spec", path]);
        assert!(matches!(status, Some(1 | 2)), "{kind}: {said}");
        let (status, said) = run(&["check", "--spec", path, "--documents", pages.to_str().unwrap()]);
        assert_eq!(status, Some(1), "{kind}: {said}");
        assert!(said.len() < 100_000, "{kind}: {} bytes", said.len());
    }
}

#[test]
fn as_a_request() {
    let request = folder("request").join("request.json");
    for kind in put(&request) {
        let (status, said) = run(&["validate", "tencentcloud/vpc/CreateFlowLog", request.to_str().unwrap()]);
        assert_eq!(status, Some(2), "{kind}: {said}");
        assert!(said.contains("cannot read"), "{kind}: {said}");
    }
}

#[test]
fn as_the_manifest_of_a_neighbour() {
    let spec = spec("neighbour");
    let out = spec.with_file_name("generated");
    let neighbour = out.join("neighbour");
    fs::create_dir_all(&neighbour).unwrap();
    for kind in put(&neighbour.join("Cargo.toml")) {
        let (status, said) = run(&["gen", "--spec", spec.to_str().unwrap(), "--out", out.to_str().unwrap()]);
        assert_eq!(status, Some(0), "{kind}: {said}");
        assert!(fs::symlink_metadata(neighbour.join("Cargo.toml")).is_ok(), "{kind}: it is not ours");
    }
    for kind in put(&out.join("acme/src/lib.rs")) {
        let (status, said) = run(&["gen", "--spec", spec.to_str().unwrap(), "--out", out.to_str().unwrap()]);
        assert_eq!(status, Some(1), "{kind}: {said}");
        assert!(said.contains("lib.rs"), "{kind}: {said}");
    }
}

#[test]
fn a_link_leads_to_another_file_of_the_spec_folder_or_nowhere() {
    let spec = spec("link");
    let path = spec.to_str().unwrap();
    let (file, elsewhere) = (spec.join("acme/box/CreateLog.yaml"), spec.with_file_name("shadow"));
    // Within the folder it is the file itself.
    fs::rename(&file, spec.join("acme/box/.kept")).unwrap();
    symlink(".kept", &file).unwrap();
    let out = spec.with_file_name("generated");
    let (status, said) = run(&["gen", "--spec", path, "--out", out.to_str().unwrap()]);
    assert_eq!(status, Some(0), "{said}");
    fs::write(&elsewhere, "root:$6$a-secret-line\n").unwrap();
    for place in ["acme/box/CreateLog.yaml", "acme/box/service.yaml", "documents.lock", "witnesses.lock", "acme/box"] {
        let (place, kept) = (spec.join(place), spec.with_file_name("kept"));
        let was_there = fs::rename(&place, &kept).is_ok();
        let folder = spec.with_file_name("folder");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("CreateLog.yaml"), "root:$6$a-secret-line\n").unwrap();
        symlink(if place.ends_with("box") { &folder } else { &elsewhere }, &place).unwrap();
        for command in ["check", "lock", "review", "coverage", "gen"] {
            let mut arguments = vec![command, "--spec", path];
            if command == "gen" {
                arguments.extend(["--out", out.to_str().unwrap()]);
            }
            let (status, said) = run(&arguments);
            assert!(!said.contains("a-secret-line"), "{command} {}: {said}", place.display());
            if place.ends_with("CreateLog.yaml") {
                assert_eq!(status, Some(1), "{command}: {said}");
                assert!(said.contains("a link leads out of the spec folder"), "{command}: {said}");
            }
        }
        fs::remove_file(&place).unwrap();
        if was_there {
            fs::rename(&kept, &place).unwrap();
        }
    }
}
