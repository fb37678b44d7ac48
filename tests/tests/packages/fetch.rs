//! `spec/fetch-sources.py` fetches what is pinned and nothing else: held against wheels that are made here, so that no package index is asked.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// Makes wheels: `boxes`, `sheds` with a file that would lie elsewhere, and `yards` with a link. Prints their digests.
const WHEELS: &str = r#"
import hashlib, sys, zipfile
for name, more in (("boxes", "boxes/api.json"), ("sheds", "../../sheds.txt"), ("yards", "yards/link")):
    path = "%s/%s-1.0.0-py3-none-any.whl" % (sys.argv[1], name)
    with zipfile.ZipFile(path, "w") as wheel:
        info = "%s-1.0.0.dist-info/" % name
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\nName: %s\nVersion: 1.0.0\n" % name)
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(info + "RECORD", "")
        member = zipfile.ZipInfo(more)
        member.external_attr = (0o120777 if name == "yards" else 0o100644) << 16
        wheel.writestr(member, "{}")
    print(hashlib.sha256(open(path, "rb").read()).hexdigest())
"#;

/// A folder with the script, its list and wheels.
struct Fetching {
    folder: TempDir,
    digests: Vec<String>,
}

impl Fetching {
    /// None, with a notice, where there is no Python with pip.
    fn new() -> Option<Self> {
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "--version"]).stdout(Stdio::null()).stderr(Stdio::null());
        if !pip.status().is_ok_and(|status| status.success()) {
            println!("skipped: there is no python3 with pip");
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/fetch-sources.py");
        fs::copy(script, folder.path().join("fetch-sources.py")).expect("the script");
        let made = Command::new("python3").args(["-c", WHEELS]).arg(folder.path()).output().expect("wheels");
        let digests = String::from_utf8(made.stdout).expect("digests").lines().map(str::to_owned).collect();
        Some(Self { folder, digests })
    }

    /// Fetches what this list pins; what was printed, and why it stopped.
    fn run(&self, list: &str) -> (String, String) {
        fs::write(self.folder.path().join("sources.txt"), list).expect("a list");
        let run = Command::new("python3")
            .arg(self.folder.path().join("fetch-sources.py"))
            .arg(self.folder.path().join("packages"))
            .env("PIP_NO_INDEX", "1")
            .env("PIP_FIND_LINKS", self.folder.path())
            .env_remove("PIP_CONFIG_FILE")
            .output()
            .expect("a run");
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        assert_eq!(run.status.success(), run.stderr.is_empty(), "{}", text(run.stderr));
        (text(run.stdout), text(run.stderr))
    }

    fn pin(&self, name: &str, at: usize) -> String {
        format!("# pinned\n{name}==1.0.0 \\\n    --hash=sha256:{}\n", self.digests[at])
    }

    fn unpacked(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path().join("packages")).into_iter().flatten();
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    }
}

#[test]
fn what_is_pinned_is_fetched_once() {
    let Some(fetching) = Fetching::new() else { return };
    let pin = fetching.pin("Boxes", 0);
    assert_eq!(fetching.run(&pin), ("fetched  boxes-1.0.0\n".to_owned(), String::new()));
    assert!(fetching.folder.path().join("packages/boxes-1.0.0/boxes/api.json").is_file());
    assert_eq!(fetching.run(&pin), ("kept     boxes-1.0.0\n".to_owned(), String::new()));
    assert_eq!(fetching.unpacked(), ["boxes-1.0.0"]);
}

#[test]
fn what_cannot_be_fetched_is_said_and_nothing_is_left() {
    let Some(fetching) = Fetching::new() else { return };
    let stops = |list: &str, found: &str| {
        let (_, reason) = fetching.run(list);
        assert!(reason.starts_with("fetch-sources: ") && reason.contains(found), "{reason}");
        assert_eq!(fetching.unpacked(), [] as [&str; 0]);
    };
    // Another file under the same name, and none.
    stops(&fetching.pin("boxes", 1), "pip could not download them; it says: ");
    stops(&format!("nothing==1.0.0 --hash=sha256:{}", "0".repeat(64)), "See that pip is there and that it reaches");
    // Not pinned.
    stops("boxes", "`boxes` is not NAME==VERSION --hash=sha256:...");
    stops("boxes==1.0.0", "is not NAME==VERSION --hash=sha256:...");
    stops("--index-url https://example.com", "is not NAME==VERSION --hash=sha256:...");
    // Wheels that would write elsewhere.
    stops(&fetching.pin("sheds", 1), "sheds-1.0.0-py3-none-any.whl has a file that would lie elsewhere");
    stops(&fetching.pin("yards", 2), "yards-1.0.0-py3-none-any.whl has a file that would lie elsewhere");
}

/// The list that is committed pins every package by hash, and is in the order of the names.
#[test]
fn the_list_pins_packages_by_hash() {
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/sources.txt")).expect("the list");
    let lines: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
    let (names, hashes): (Vec<&str>, Vec<&str>) = lines.chunks(2).map(|pair| (pair[0], pair[1])).unzip();
    assert!(names.iter().all(|name| name.contains("==") && name.ends_with(" \\")), "{names:?}");
    assert!(
        hashes.iter().all(|hash| hash.trim().starts_with("--hash=sha256:") && hash.len() == 4 + 14 + 64),
        "{hashes:?}"
    );
    assert!(names.is_sorted(), "{names:?}");
    assert!(!list.contains("://"), "which package index is asked is pip's own setting");
}
