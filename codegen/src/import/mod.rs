//! A spec file drafted from a page: everything that was read is written, everything that was not is left open as a text that begins with `todo:`, which
//! no check lets through. Overwrites nothing. Reads a page and a service; must not guess what a person has to decide.

mod draft;
mod examples;
mod objects;
mod shown;
mod types;
mod yaml;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::diagnostic::Problems;
use crate::page::{self, Document, Kind, Page, PageError};
use crate::spec::load;
use draft::Draft;

/// What was drafted.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The files that were written, below the spec folder.
    pub written: Vec<String>,
    /// Tables and rows of the page.
    pub tables: usize,
    /// See `tables`.
    pub rows: usize,
    /// Facts that were read from descriptions.
    pub facts: usize,
    /// Rows of which something is lost.
    pub lost: usize,
    /// Sentences that say more than was read.
    pub unread: usize,
    /// Texts that are left open.
    pub todo: usize,
    /// Where the page is looked for: its name in a folder of sources.
    pub page: String,
}

/// Why nothing was drafted.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The page cannot be opened.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The draft cannot be written.
    #[error("{}: {error}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// It would have to be guessed what the operation is called.
    #[error("the page does not say what its operation is called; name it with --operation")]
    Nameless,
    /// It is no service.
    #[error("`{0}` is not a service; write it as vendor/service, in small letters, digits and underscores")]
    Service(String),
    /// It is no operation.
    #[error(
        "`{0}` is not the name of an operation; write it as the vendor does: letters and digits, the first a capital"
    )]
    Operation(String),
    /// There is a spec already.
    #[error("{} is there already, and nothing is overwritten; `cargo xtask drift` compares a newer page with it", .0.display())]
    Exists(PathBuf),
}

/// Drafts `<spec>/<vendor>/<service>/<Operation>.yaml` from a page, and `service.yaml` beside it if there is none.
pub fn import(spec: &Path, from: &Path, service: &str, operation: Option<&str>) -> Result<Imported, ImportError> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let both = service.split_once('/').filter(|(vendor, service)| is_name(vendor) && is_name(service));
    let (vendor, service) = both.ok_or_else(|| ImportError::Service(service.to_owned()))?;
    let Document { page, .. } = page::open(from)?;
    let operation = match operation {
        Some(asked) if is_operation(asked) => asked.to_owned(),
        Some(asked) => return Err(ImportError::Operation(asked.to_owned())),
        None => name_of(&page).ok_or(ImportError::Nameless)?,
    };
    let folder = spec.join(vendor).join(service);
    let path = folder.join(format!("{operation}.yaml"));
    if path.exists() {
        return Err(ImportError::Exists(path));
    }
    let loaded = load(spec, &mut Problems::default());
    let known = loaded.services.iter().find(|folder| folder.vendor == vendor && folder.name == service);
    let common = known.and_then(|folder| folder.service.as_ref());
    let draft = Draft::new(&page, &operation, common);
    let text = draft.text();
    let mut files = vec![(path, text)];
    if common.is_none() {
        let path = folder.join("service.yaml");
        if path.exists() {
            return Err(ImportError::Exists(path));
        }
        files.insert(0, (path, draft::service(&page)));
    }
    let rows = || page.tables.iter().flat_map(|table| &table.rows);
    let imported = Imported {
        written: files.iter().map(|(path, _)| path.strip_prefix(spec).unwrap_or(path).display().to_string()).collect(),
        tables: page.tables.len(),
        rows: rows().count(),
        facts: rows().map(|row| row.facts.len()).sum(),
        lost: rows().filter(|row| row.hole.is_some()).count(),
        page: page::file_name(&format!("{vendor}-{service}-{operation}"), from),
        unread: rows().map(|row| row.unread.len()).sum(),
        todo: files.iter().map(|(_, text)| text.matches("\"todo: ").count()).sum(),
    };
    for (path, text) in files {
        // `create_new`: whoever wrote the file in the meantime keeps it.
        let written = fs::create_dir_all(&folder)
            .and_then(|()| fs::File::create_new(&path))
            .and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| ImportError::Write { path, error })?;
    }
    Ok(imported)
}

impl Imported {
    /// As a person reads it. `spec` is the option that names the spec folder, for the commands that come next; empty if there is none.
    pub fn human(&self, spec: &str) -> String {
        format!(
            "found {} tables with {} rows, read {} facts, lost in {} rows, unread sentences {}, todo {}\n{}\n\
             next: save the page as DIR/{}, write what is left open (`todo:`) and cases until `cargo xtask update{spec} --sources DIR{}` finds nothing wrong\n",
            self.tables,
            self.rows,
            self.facts,
            self.lost,
            self.unread,
            self.todo,
            self.written.iter().map(|path| format!("written: {path}")).collect::<Vec<_>>().join("\n"),
            self.page,
            if spec.is_empty() { "" } else { " --out OUT" }
        )
    }
}

/// The operation that the page is about: what a permission is for, or the last word of a title such as `Boxes:FillBox`.
fn name_of(page: &Page) -> Option<String> {
    let permission =
        page.tables.iter().find(|table| table.kind == Kind::Authorization).and_then(|table| table.rows.first());
    let permitted = permission.and_then(|row| Some(row.name.split_once(':')?.1));
    let title = page.headline.title.as_ref().and_then(|title| title.rsplit([':', '：']).next());
    title.map(str::trim).into_iter().chain(permitted).find(|name| is_operation(name)).map(str::to_owned)
}

/// Whether it can be the name of an operation, and so of a file.
fn is_operation(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}
