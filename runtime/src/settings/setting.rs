//! One value that is no secret and may be set in several places.

use super::{Declined, ProfileFile, Sources};
use crate::text::Shown;
use std::fmt::{Debug, Display, Formatter, Result as Written};

/// A value, like the region, that variables or a file may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// What the client's builder and `Config` call it (`region`).
    pub name: &'static str,
    /// Variables, in the order in which they count.
    pub variables: &'static [&'static str],
    /// The file that may have it when no variable has, and the key that it has there.
    pub file: Option<(ProfileFile, &'static str)>,
}

impl Setting {
    /// The value that counts; `None` when nobody has set one.
    ///
    /// # Errors
    ///
    /// What is wrong with the file.
    pub fn find(&self, sources: &Sources) -> Result<Option<String>, BrokenSetting> {
        if let Some(value) = self.variables.iter().find_map(|name| sources.variable(name)) {
            return Ok(Some(value));
        }
        let Some((file, key)) = &self.file else { return Ok(None) };
        match file.read(sources).and_then(|profile| Ok(profile.text(key)?.map(str::to_owned))) {
            Ok(value) => Ok(value),
            Err(Declined::Absent(_)) => Ok(None),
            Err(Declined::Broken(problem) | Declined::Unavailable(problem)) => {
                Err(BrokenSetting { setting: self.name, file: file.name, problem })
            }
        }
    }
}

/// What would give it a value.
impl Display for Setting {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        write!(out, "`{}` on the client's builder or Config", self.name)?;
        self.variables.iter().try_for_each(|variable| write!(out, ", or the variable {variable}"))
    }
}

/// A file that should have a setting and cannot be understood.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{setting} cannot be taken from the {file}: {}", Shown::message(.problem))]
pub struct BrokenSetting {
    /// What is looked for.
    pub setting: &'static str,
    /// Which file it is.
    pub file: &'static str,
    /// What is wrong with it.
    pub problem: String,
}

/// As `Display`: a failed `unwrap` should read well too.
impl Debug for BrokenSetting {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Display::fmt(self, out)
    }
}
