//! A spec file drafted from a page: everything that was read is written, everything that was not is left open as a text that begins with `todo:`, which
//! no check lets through. Overwrites nothing. Reads a page and a service; must not guess what a person has to decide.

mod draft;
mod examples;
mod objects;
mod shown;
mod types;
mod yaml;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::diagnostic::Problems;
use crate::page::{self, Kind, Page, PageError};
use crate::resolve::is_operation_name;
use crate::spec::{ServiceSpec, load};
use draft::{Draft, Names};

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
    /// Where the page is looked for: its name in a folder of documents.
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

/// Drafts `<spec>/<vendor>/<service>/<Operation>.yaml` from a page, its examples beside it, and `service.yaml` beside it if there is none.
pub fn import(spec: &Path, from: &Path, service: &str, operation: Option<&str>) -> Result<Imported, ImportError> {
    let (vendor, service) = names_of(service)?;
    let document = page::open(from)?;
    let operation = operation_of(&document.page, operation)?;
    let folder = spec.join(vendor).join(service);
    let [path, beside] = ["yaml", "cases.yaml"].map(|ending| folder.join(format!("{operation}.{ending}")));
    if let Some(path) = [&path, &beside].into_iter().find(|path| path.exists()) {
        return Err(ImportError::Exists(path.clone()));
    }
    let loaded = load(spec, &mut Problems::default());
    let known = loaded.services.iter().find(|folder| folder.vendor == vendor && folder.name == service);
    let common = known.and_then(|folder| folder.service.as_ref());
    let path = folder.join("service.yaml");
    if common.is_none() && path.exists() {
        return Err(ImportError::Exists(path));
    }
    let names = Names { vendor, service, operation: &operation, sha256: &document.sha256 };
    let files = files(&document.page, &names, common);
    let page = &document.page;
    let rows = || page.tables.iter().flat_map(|table| &table.rows);
    let imported = Imported {
        written: files.keys().cloned().collect(),
        tables: page.tables.len(),
        rows: rows().count(),
        facts: rows().map(|row| row.facts.len()).sum(),
        lost: rows().filter(|row| row.hole.is_some()).count(),
        page: page::file_name(&format!("{vendor}-{service}-{operation}"), from),
        unread: rows().map(|row| row.unread.len()).sum(),
        todo: files.values().map(|text| text.matches("\"todo: ").count()).sum(),
    };
    for (path, text) in files {
        let path = spec.join(path);
        // `create_new`: whoever wrote the file in the meantime keeps it.
        let written = fs::create_dir_all(&folder)
            .and_then(|()| fs::File::create_new(&path))
            .and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| ImportError::Write { path, error })?;
    }
    Ok(imported)
}

/// The same for a page at hand and a new service: the files by their paths below the spec folder. `sha256` is the page's digest.
pub fn draft(
    page: &Page,
    sha256: &str,
    service: &str,
    operation: Option<&str>,
) -> Result<BTreeMap<String, String>, ImportError> {
    let (vendor, service) = names_of(service)?;
    let operation = operation_of(page, operation)?;
    Ok(files(page, &Names { vendor, service, operation: &operation, sha256 }, None))
}

fn files(page: &Page, names: &Names<'_>, common: Option<&ServiceSpec>) -> BTreeMap<String, String> {
    let path = |file: &str| format!("{}/{}/{file}.yaml", names.vendor, names.service);
    let mut files = BTreeMap::from([(path(names.operation), Draft::new(page, names, common).text())]);
    let cases = Draft::new(page, names, common).cases();
    files.extend(cases.map(|text| (path(&format!("{}.cases", names.operation)), text)));
    if common.is_none() {
        files.insert(path("service"), draft::service(page));
    }
    files
}

/// Vendor and service.
fn names_of(service: &str) -> Result<(&str, &str), ImportError> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let both = service.split_once('/').filter(|(vendor, service)| is_name(vendor) && is_name(service));
    both.ok_or_else(|| ImportError::Service(service.to_owned()))
}

fn operation_of(page: &Page, asked: Option<&str>) -> Result<String, ImportError> {
    match asked {
        Some(asked) if is_operation(asked) => Ok(asked.to_owned()),
        Some(asked) => Err(ImportError::Operation(asked.to_owned())),
        None => name_of(page).ok_or(ImportError::Nameless),
    }
}

impl Imported {
    /// As a person reads it. `spec` is the option that names the spec folder, for the commands that come next; empty if there is none.
    pub fn human(&self, spec: &str) -> String {
        format!(
            "found {} tables with {} rows, read {} facts, lost in {} rows, unread sentences {}, todo {}\n{}\n\
             next: save the page as DIR/{}, write what is left open (`todo:`) and cases until `cargo xtask check{spec} --documents DIR` is silent, \
             then `cargo xtask lock{spec} --documents DIR` and `cargo xtask gen{spec}{}`\n",
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
    is_operation_name(name)
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
}
