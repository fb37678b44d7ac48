//! A spec folder that was drafted from the invented pages, each a form in which tables reach us, and filled in by whoever tests.

use std::fs;
use std::path::{Path, PathBuf};

use flowlog_codegen::import::{Imported, import};
use flowlog_codegen::lock;
use flowlog_tests::fixtures;
use flowlog_tests::hostile::filled;
use tempfile::TempDir;

/// The pages, and the services that they are drafted into.
pub(crate) const PAGES: [(&str, &str); 6] = [
    ("single.txt", "single"),
    ("piped.txt", "piped"),
    ("broken.txt", "broken"),
    ("spaced.txt", "spaced"),
    ("glued.txt", "glued"),
    ("saved.html", "saved"),
];

pub(crate) fn page(name: &str) -> PathBuf {
    fixtures("import").join(name)
}

/// A spec folder and the folder of its pages.
pub(crate) struct Workshop {
    folder: TempDir,
}

impl Workshop {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["spec", "documents"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        Self { folder }
    }

    /// With one page drafted, filled in and locked.
    pub(crate) fn locked(name: &str, service: &str) -> Self {
        let workshop = Self::new();
        workshop.import(name, service);
        workshop.fill(service);
        lock::write(&workshop.spec(), Some(&workshop.documents())).expect("locks");
        workshop
    }

    pub(crate) fn spec(&self) -> PathBuf {
        self.folder.path().join("spec")
    }

    pub(crate) fn documents(&self) -> PathBuf {
        self.folder.path().join("documents")
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The same, with a page of this text.
    pub(crate) fn locked_text(text: &str, service: &str) -> Self {
        let workshop = Self::new();
        workshop.import_text(text, "txt", service);
        workshop.fill(service);
        lock::write(&workshop.spec(), Some(&workshop.documents())).expect("locks");
        workshop
    }

    /// Drafts a page, and puts it where the checks look for it.
    pub(crate) fn import(&self, name: &str, service: &str) -> Imported {
        let ending = name.rsplit_once('.').expect("an ending").1;
        self.import_text(&fs::read_to_string(page(name)).expect("a page"), ending, service)
    }

    fn import_text(&self, text: &str, ending: &str, service: &str) -> Imported {
        let path = self.documents().join(format!("acme-{service}-CreateBox.{ending}"));
        fs::write(&path, text).expect("a page");
        import(&self.spec(), &path, &format!("acme/{service}"), Some("CreateBox")).expect("a draft")
    }

    /// Puts a text in the place of another, once, in a file of the spec.
    pub(crate) fn edit(&self, file: &str, find: &str, by: &str) {
        let path = self.spec().join(file);
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.contains(find), "{find}");
        fs::write(path, text.replacen(find, by, 1)).expect("a file");
    }

    /// Decides what the draft leaves open.
    pub(crate) fn fill(&self, service: &str) {
        for file in ["service.yaml", "CreateBox.yaml", "CreateBox.cases.yaml"] {
            let path = self.spec().join("acme").join(service).join(file);
            // A page that shows no JSON has nothing to stand beside.
            if !path.exists() {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a draft");
            fs::write(&path, filled(&text)).expect("a spec");
        }
    }
}
