//! What was read once and is held against the specs where it cannot be read again: the rows of the pages as digests and facts, and what no row says.
//! Reads and writes the two files; must not judge the specs by anything else.

pub(crate) mod pages;
mod pins;
mod unsupported;

use std::fs;
use std::path::Path;

use crate::diagnostic::{Problems, Sources};
use crate::emit::Output;
use crate::output::{self, Applied, Freshness};
use crate::spec::{File, files, load};
use crate::{Failure, sound};
use pins::Pins;

/// The command that writes the locks.
const COMMAND: &str = "cargo xtask lock";

/// Brings the locks of a spec folder up to date. The spec must be sound in itself.
pub fn write(spec: &Path) -> Result<Applied, Failure> {
    Ok(output::apply_named(&locks(spec)?, spec)?)
}

/// Says how far the locks are from it, and writes nothing.
pub fn freshness(spec: &Path) -> Result<Freshness, Failure> {
    Ok(output::check_named(&locks(spec)?, spec, COMMAND)?)
}

/// The pages that were read before.
pub(crate) fn read_pages(spec: &Path) -> Result<pages::Pages, String> {
    let path = spec.join(pages::FILE);
    let text = fs::read_to_string(&path).map_err(|error| {
        format!("{}: {error}; `{COMMAND} --documents DIR` writes it from the pages", path.display())
    })?;
    pages::read(&text)
        .map_err(|error| format!("{}: {error}; write it anew with `{COMMAND} --documents DIR`", path.display()))
}

fn locks(spec: &Path) -> Result<Output, Failure> {
    sound(spec)?;
    let loaded = load(spec, &mut Problems::default());
    Ok([(pins::FILE.to_owned(), pins::write(&files(&loaded)))].into())
}

/// The locks of a spec folder, as far as it has them.
#[derive(Debug, Default)]
pub(crate) struct Locks {
    pins: Option<Pins>,
}

impl Locks {
    /// Reads them, and adds their texts to the sources for reports.
    pub(crate) fn read(spec: &Path, sources: &mut Sources, problems: &mut Problems) -> Self {
        let folder = spec.file_name().map_or_else(|| "spec".into(), |name| name.to_string_lossy());
        let mut lock = |name: &str| {
            let text = fs::read_to_string(spec.join(name)).ok()?;
            Some((sources.add(format!("{folder}/{name}"), text.as_str()), text))
        };
        let pins = lock(pins::FILE).map(|(number, text)| Pins::read(number, &text, problems));
        Self { pins }
    }

    /// Holds one file against them.
    pub(crate) fn compare(&self, file: &File<'_>, problems: &mut Problems) {
        if let Some(pins) = &self.pins {
            pins.compare(&file.name, &file.tree, problems);
        }
    }

    /// What they have of files that are no more.
    pub(crate) fn stale(&self, files: &[File<'_>], problems: &mut Problems) {
        if let Some(pins) = &self.pins {
            pins.stale(files, problems);
        }
    }

    /// The checks that cannot be made for want of them.
    pub(crate) fn missing(&self) -> Vec<String> {
        let pins = self
            .pins
            .is_none()
            .then(|| format!("what no row says is not held against {}, which is not there", pins::FILE));
        pins.into_iter().collect()
    }
}
