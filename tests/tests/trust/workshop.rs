//! A spec folder that was drafted from the invented pages, each a form in which tables reach us, and filled in by whoever tests.

use std::fs;
use std::path::{Path, PathBuf};

use flowlog_codegen::Failure;
use flowlog_codegen::import::{Imported, import};
use flowlog_codegen::ledger::{Folders, Update, Updated, update};
use flowlog_tests::fixtures;
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

/// A spec folder and the folder of its sources.
pub(crate) struct Workshop {
    folder: TempDir,
}

impl Workshop {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["spec", "sources"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        Self { folder }
    }

    /// With one page drafted, filled in and locked.
    pub(crate) fn locked(name: &str, service: &str) -> Self {
        let workshop = Self::new();
        workshop.import(name, service);
        workshop.fill(service);
        workshop.lock(&workshop.sources()).expect("locks");
        workshop
    }

    pub(crate) fn spec(&self) -> PathBuf {
        self.folder.path().join("spec")
    }

    /// The folder of the pages.
    pub(crate) fn pages(&self) -> PathBuf {
        self.folder.path().join("sources")
    }

    pub(crate) fn sources(&self) -> Folders {
        Folders::one(self.pages())
    }

    /// Brings the locks up to date, and nothing else.
    pub(crate) fn lock(&self, sources: &Folders) -> Result<Updated, Failure> {
        let spec = self.spec();
        update(&Update { spec: &spec, sources, clients: None, schemas: None, repository: None })
    }

    /// The lock of an operation that was drafted here.
    pub(crate) fn lock_of(&self, service: &str) -> PathBuf {
        self.spec().join("acme").join(service).join("CreateBox.lock")
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The same, with a page of this text.
    pub(crate) fn locked_text(text: &str, service: &str) -> Self {
        let workshop = Self::new();
        workshop.import_text(text, "txt", service);
        workshop.fill(service);
        workshop.lock(&workshop.sources()).expect("locks");
        workshop
    }

    /// Drafts a page, and puts it where the checks look for it.
    pub(crate) fn import(&self, name: &str, service: &str) -> Imported {
        let ending = name.rsplit_once('.').expect("an ending").1;
        self.import_text(&fs::read_to_string(page(name)).expect("a page"), ending, service)
    }

    fn import_text(&self, text: &str, ending: &str, service: &str) -> Imported {
        let path = self.pages().join(format!("acme-{service}-CreateBox.{ending}"));
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
        for file in ["service.yaml", "CreateBox.yaml"] {
            let path = self.spec().join("acme").join(service).join(file);
            let text = fs::read_to_string(&path).expect("a draft");
            let lines = text.lines().map(|line| {
                let key = line.trim_start().split(':').next().unwrap_or_default();
                let decided = match key {
                    "protocol" => "huawei-rest",
                    "host" => "boxes.example.com",
                    "fields-in" => "body",
                    "lists" => "repeat",
                    _ => "Something.",
                };
                let mut line = line.to_owned();
                while let Some(start) = line.find("\"todo: ") {
                    let end = start + 1 + line[start + 1..].find('"').expect("the end of the text");
                    line.replace_range(start..=end, decided);
                }
                line + "\n"
            });
            fs::write(&path, lines.collect::<String>()).expect("a spec");
        }
    }
}
