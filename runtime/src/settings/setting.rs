//! One value that is no secret and may be set in several places.

use super::seen::is_seen;
use super::{Declined, ProfileFile, Sources};
use crate::text::Shown;
use std::error::Error;
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
    /// What is wrong with the file or the value.
    pub fn find(&self, sources: &Sources) -> Result<Option<String>, BrokenSetting> {
        let set = self.variables.iter().find_map(|name| Some((name, sources.variable(name)?)));
        if let Some((variable, value)) = set {
            return match sound(&value) {
                Ok(()) => Ok(Some(value)),
                Err(problem) => Err(BrokenSetting::in_variable(self.name, variable, problem)),
            };
        }
        let Some((file, key)) = &self.file else { return Ok(None) };
        let in_file = |problem| BrokenSetting { setting: self.name, place: file.name.to_owned(), problem };
        match file.read(sources).and_then(|profile| {
            let value = profile.text(key)?;
            value.map_or(Ok(()), sound).map_err(|problem| profile.broken(&format!("{key}: {problem}")))?;
            Ok(value.map(str::to_owned))
        }) {
            Ok(value) => Ok(value),
            Err(Declined::Absent(_)) => Ok(None),
            Err(Declined::Broken(problem) | Declined::Unavailable(problem)) => Err(in_file(problem)),
        }
    }
}

/// How many characters a value may have: it becomes a part of a host, of a path, or a header.
const LONGEST: usize = 255;

/// What is wrong with a value that cannot be shown in an error, or sent. The value is not quoted: an address may have a
/// password in it.
pub(crate) fn sound(value: &str) -> Result<(), String> {
    match value.chars().count() {
        0..=LONGEST if !is_seen(value) => Err("it has a character that cannot be seen: expected none".to_owned()),
        0..=LONGEST => Ok(()),
        length => Err(format!("it has {length} characters: expected at most {LONGEST}")),
    }
}

/// What would give it a value.
impl Display for Setting {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        write!(out, "`{}` on the client's builder or Config", self.name)?;
        self.variables.iter().try_for_each(|variable| write!(out, ", or the variable {variable}"))
    }
}

/// A place that should have a setting and cannot be understood.
#[derive(Clone, PartialEq, Eq)]
pub struct BrokenSetting {
    /// What is looked for.
    pub setting: &'static str,
    /// Which file or variable it is.
    pub place: String,
    /// What is wrong with it.
    pub problem: String,
}

impl Display for BrokenSetting {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        let Self { setting, place, problem } = self;
        write!(out, "{setting} cannot be taken from the {place}: {}", Shown::message(problem))
    }
}

impl Error for BrokenSetting {}

/// As `Display`: a failed `unwrap` should read well too.
impl Debug for BrokenSetting {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Display::fmt(self, out)
    }
}

impl BrokenSetting {
    /// A variable has it.
    pub(crate) fn in_variable(setting: &'static str, variable: &str, problem: String) -> Self {
        Self { setting, place: format!("variable {variable}"), problem }
    }
}
