//! A spec folder on disk: the sound one with some edits, loaded and resolved.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use flowlog_codegen::diagnostic::{Problems, Sources};
use flowlog_codegen::ledger::{Folders, Update, update};
use sha2::{Digest, Sha256};

/// A change of the sound spec.
#[derive(Clone)]
pub(crate) enum Edit {
    /// Put this text in the place of that one, which occurs once.
    Replace(&'static str, &'static str, &'static str),
    /// Make a file of these bytes.
    Write(&'static str, Vec<u8>),
    /// Remove a file or folder.
    Remove(&'static str),
    /// Put a copy of a file in the place of another.
    Copy(&'static str, &'static str),
    /// Give a file or folder another name.
    Rename(&'static str, &'static str),
}

/// What came out.
pub(crate) struct Spec {
    pub(crate) sources: Sources,
    pub(crate) problems: Problems,
}

impl Spec {
    /// The sound spec with these edits. What is named after a code about the page gets the page as well; it is beside the spec, in `sources`. What is
    /// named after a code about the locks was locked before the edits.
    pub(crate) fn edited(name: &str, edits: &[Edit]) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("diagnostics-{}-{name}", std::process::id()))
            .join("spec");
        let pages = root.with_file_name("sources");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/base"), &root);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages"), &pages);
        let is_about = |what: &str| name.trim_start_matches("explain-").starts_with(what);
        let folders = Folders::one(&pages);
        let is_about_another =
            ["source-row", "source-cell", "source-fact", "sources-differ", "sources-agree"].into_iter().any(is_about);
        if is_about("lock-") || is_about("page-changed") || is_about_another {
            lock(&root, &folders);
        }
        if is_about_another {
            add_catalogue(&root.join("acme/box/CreateLog.lock"));
            lock(&root, &Folders::none());
        }
        for edit in edits {
            edit.apply(name, &root);
        }
        let checked = match (is_about("page-") || is_about("source-unreadable"), is_about("lock-")) {
            (true, _) => flowlog_codegen::verify(&root, &folders),
            _ if is_about_another => flowlog_codegen::verify(&root, &Folders::none()),
            (_, true) => flowlog_codegen::verify(&root, &Folders::none()),
            _ => flowlog_codegen::check(&root),
        };
        let flowlog_codegen::Checked { sources, problems, .. } = checked;
        fs::remove_dir_all(root.parent().unwrap()).unwrap();
        Self { sources, problems }
    }

    /// What a maintainer reads.
    pub(crate) fn report(&self) -> String {
        let reports: Vec<String> = self.problems.iter().map(|problem| problem.render(&self.sources)).collect();
        reports.join("\n\n")
    }
}

impl Edit {
    fn apply(&self, name: &str, root: &Path) {
        match self {
            Edit::Replace(file, find, replace) => {
                let path = place(root, file);
                let text = fs::read_to_string(&path).unwrap();
                assert_eq!(text.matches(find).count(), 1, "{name}: {find:?} in {file}");
                fs::write(path, text.replacen(find, replace, 1)).unwrap();
            }
            Edit::Write(file, bytes) => {
                fs::create_dir_all(place(root, file).parent().unwrap()).unwrap();
                fs::write(place(root, file), bytes).unwrap();
            }
            Edit::Remove(path) if place(root, path).is_dir() => fs::remove_dir_all(place(root, path)).unwrap(),
            Edit::Remove(path) => fs::remove_file(place(root, path)).unwrap(),
            Edit::Copy(from, to) => drop(fs::copy(place(root, from), place(root, to)).unwrap()),
            Edit::Rename(from, to) => fs::rename(place(root, from), place(root, to)).unwrap(),
        }
    }
}

fn lock(root: &Path, sources: &Folders) {
    let (clients, schemas, repository) = (None, None, None);
    update(&Update { spec: root, sources, clients, schemas, repository }).unwrap();
}

/// What the package of the sound spec says of its operation, as a lock holds it.
const CATALOGUE: &str = r#"{"source":"cli","pin":"tccli 2.0","sha256":"00","tables":2
{"table":"request","layout":"piped","columns":["name"],"rows":11
{"row":"box_id","type":"string","required":true,"text":""
{"row":"X-Token","type":"string","required":false,"text":""
{"row":"Name","type":"string","required":true,"text":""
{"row":"Mode","type":"string","required":false,"text":""
{"row":"Size","type":"integer","required":false,"text":""
{"row":"Target","type":"string","required":false,"text":""
{"row":"Port","type":"integer","required":false,"text":""
{"row":"Level","type":"string","required":false,"text":""
{"row":"Note","type":"string","required":false,"facts":{"length":"up to 255"},"text":""
{"row":"Tags","type":"list of Label","required":false,"text":""
{"row":"Period","type":"integer","required":false,"facts":{"enum":["60","600"],"forbidden":{"unless":{"Mode":["all"]}}},"text":""
{"table":"type","caption":"Label","layout":"piped","columns":["name"],"rows":2
{"row":"Key","type":"string","required":true,"text":""
{"row":"Value","type":"string","required":false,"text":"""#;

/// Puts it into a lock that was made without it.
fn add_catalogue(lock: &Path) {
    let sealed = |open: &str| {
        let digest: String = Sha256::digest(open.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        format!("{open},\"sum\":\"{digest}\"}}\n")
    };
    let records: String = CATALOGUE.lines().map(sealed).collect();
    let text = fs::read_to_string(lock).unwrap();
    let before = text.lines().find(|line| line.starts_with("{\"source\":\"cli\"")).unwrap();
    fs::write(lock, text.replacen(&format!("{before}\n"), &records, 1)).unwrap();
}

// Most edits are of the one service that there is.
fn place(root: &Path, file: &str) -> PathBuf {
    if file.contains('/') || !file.ends_with(".yaml") { root.join(file) } else { root.join("acme/box").join(file) }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The codes of all diagnostics that the library can report.
pub(crate) fn codes_in_source() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut codes);
    codes
}

fn collect(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, codes);
            continue;
        }
        for call in fs::read_to_string(&path).unwrap().split("Diagnostic::new(").skip(1) {
            let literal =
                call.trim_start().strip_prefix('"').unwrap_or_else(|| panic!("a computed code in {}", path.display()));
            codes.insert(literal.split('"').next().unwrap().to_owned());
        }
    }
}
