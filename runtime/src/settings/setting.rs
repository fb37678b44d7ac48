//! One value that is no secret and may be set in several places.

use super::{Declined, ProfileFile, Sources};
use crate::text::quoted;
use std::fmt::{Display, Formatter, Result as Written};

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
        let broken = |place: String, problem| BrokenSetting { setting: self.name, place, problem };
        let set = self.variables.iter().find_map(|name| Some((name, sources.variable(name)?)));
        if let Some((variable, value)) = set {
            let place = || format!("variable {variable}");
            return sound(value).map(Some).map_err(|problem| broken(place(), problem));
        }
        let Some((file, key)) = &self.file else { return Ok(None) };
        let in_file = |problem| broken(file.name.to_owned(), problem);
        match file.read(sources).and_then(|profile| {
            let value = profile.text(key)?.map(|value| sound(value.to_owned())).transpose();
            value.map_err(|problem| profile.broken(&format!("{key}: {problem}")))
        }) {
            Ok(value) => Ok(value),
            Err(Declined::Absent(_)) => Ok(None),
            Err(Declined::Broken(problem) | Declined::Unavailable(problem)) => Err(in_file(problem)),
        }
    }
}

/// How many characters a value may have: it becomes a part of a host, of a path, or a header.
const LONGEST: usize = 255;

/// A value that can be shown in an error, and be sent.
fn sound(value: String) -> Result<String, String> {
    match value.chars().count() {
        0..=LONGEST if value.contains(char::is_control) => {
            Err(format!("{} has a control character: expected none", quoted(&value)))
        }
        0..=LONGEST => Ok(value),
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
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{setting} cannot be taken from the {place}: {problem}")]
pub struct BrokenSetting {
    /// What is looked for.
    pub setting: &'static str,
    /// Which file or variable it is.
    pub place: String,
    /// What is wrong with it.
    pub problem: String,
}
