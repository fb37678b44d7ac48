//! Finds the folder of a pinned package, and opens files in it: plain files, of a bounded size, and none outside. Knows no package.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::{NotRead, PackageSource};
use crate::disk;

/// Bytes of a file. The largest `api.json` has a tenth of it.
const LARGEST_FILE: usize = 64 << 20;

/// The folder of a package.
#[derive(Debug)]
pub(super) struct Root {
    /// Without links.
    folder: PathBuf,
    /// `tccli-3.1.189.1`.
    name: String,
}

/// A name as wheels spell it: small letters, and one `_` for what stands between words.
pub(super) fn normalized(package: &str) -> String {
    let small = package.to_ascii_lowercase();
    small.split(['-', '_', '.']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

impl Root {
    /// The folder `<package>-<version>` in the first of these folders that has it.
    pub(super) fn find(folders: &[PathBuf], source: &PackageSource) -> Result<Self, NotRead> {
        let name = source.name();
        let expected = format!("a folder {name}-{}", source.version);
        let mut others = Vec::new();
        for folder in folders {
            let entries = fs::read_dir(folder).map(|entries| entries.filter_map(Result::ok)).into_iter().flatten();
            let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
            names.sort();
            for entry in names {
                let Some((package, version)) = entry.rsplit_once('-') else { continue };
                if normalized(package) != name || !folder.join(&entry).is_dir() {
                    continue;
                }
                if version == source.version {
                    let canonical = fs::canonicalize(folder.join(&entry)).map_err(|error| NotRead {
                        at: entry.clone(),
                        found: error.to_string(),
                        expected: expected.clone(),
                        help: "see that it may be read".to_owned(),
                    })?;
                    return Ok(Self { folder: canonical, name: entry });
                }
                others.push(entry);
            }
        }
        let found = match (folders.is_empty(), others.is_empty()) {
            (true, _) => "no folder of sources was given".to_owned(),
            (_, true) => "none of the folders of sources has this package".to_owned(),
            _ => format!("the folders of sources have {} instead", others.join(", ")),
        };
        let help = "fetch it with spec/fetch-sources.py, or, if another version is meant, write that in the spec";
        Err(NotRead { at: source.to_string(), found, expected, help: help.to_owned() })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.folder
    }

    /// How reports call a file of it.
    pub(super) fn name(&self, relative: &str) -> String {
        format!("{}/{relative}", self.name)
    }

    /// A folder or a file of the package, without links.
    fn within(&self, relative: &str) -> Result<PathBuf, NotRead> {
        let is_plain = |path: &Path| path.components().all(|part| matches!(part, Component::Normal(_)));
        let refuse = |found: String, expected: &str| NotRead {
            at: self.name(relative),
            found,
            expected: expected.to_owned(),
            help: "name a folder that the package has, or unpack the package again".to_owned(),
        };
        let path = Path::new(relative);
        if !is_plain(path) {
            return Err(refuse("a path that leads elsewhere".to_owned(), "names of folders with `/` between them"));
        }
        let path = fs::canonicalize(self.folder.join(path))
            .map_err(|error| refuse(reason(&error), "a folder or file of the package"))?;
        if path.starts_with(&self.folder) {
            Ok(path)
        } else {
            Err(refuse("a link that leads out of the package".to_owned(), "a folder or file of the package"))
        }
    }

    /// Sees that there is such a folder.
    pub(super) fn folder(&self, relative: &str) -> Result<(), NotRead> {
        if self.within(relative)?.is_dir() {
            return Ok(());
        }
        Err(NotRead {
            at: self.name(relative),
            found: "something that is no folder".to_owned(),
            expected: "a folder of the package".to_owned(),
            help: "name a folder that the package has".to_owned(),
        })
    }

    /// The bytes of a file; none if there is none.
    pub(super) fn file(&self, relative: &str) -> Result<Option<Vec<u8>>, NotRead> {
        if !self.folder.join(relative).exists() {
            return Ok(None);
        }
        let path = self.within(relative)?;
        let refuse = |found: String| NotRead {
            at: self.name(relative),
            found,
            expected: format!("a file of at most {} MiB", LARGEST_FILE >> 20),
            help: "unpack the package again".to_owned(),
        };
        let bytes = disk::read(&path, LARGEST_FILE).map_err(|error| refuse(error.to_string()))?;
        Ok(Some(bytes))
    }
}

/// The same words on every machine for what happens most.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such thing".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::normalized;

    #[test]
    fn names_are_the_same_however_they_are_spelt() {
        for name in ["tencentcloud-sdk-python-vpc", "tencentcloud_sdk_python_vpc", "TencentCloud.SDK--python_vpc"] {
            assert_eq!(normalized(name), "tencentcloud_sdk_python_vpc");
        }
    }
}
