//! One profile of a file of the user's, in INI or JSON. Where the file is and what its keys are called is the vendors'
//! business; what is wrong with it is said here, with file and line, and never with its content.

use super::seen::{is_seen, plain};
use super::{Declined, Sources, ini};
use crate::text::Shown;
use serde_json::{Map, Value};
use std::fmt::{Debug, Display, Formatter, Result as Written};

/// A file with profiles: where it is, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileFile {
    /// What it is called in reports.
    pub name: &'static str,
    /// The variable that says `true` when it is not to be looked at.
    pub disabled_by: Option<&'static str>,
    /// The variable that says where the file is.
    pub path_variable: Option<&'static str>,
    /// Where it is otherwise, the first that exists; `{profile}` stands for the profile.
    pub paths: &'static [&'static str],
    /// The variable that names the profile.
    pub profile_variable: Option<&'static str>,
    /// The profile otherwise.
    pub profile: &'static str,
    /// How the file is written.
    pub format: Format,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A section per profile.
    Ini,
    /// One JSON object, the file is the profile; or what it has under a key.
    Json(Option<&'static str>),
    /// A list `profiles` of JSON objects with a `name`, and the `current` one.
    JsonProfiles,
}

/// What a file says about one profile.
pub struct Profile {
    /// The file, and the line where it has one.
    place: String,
    values: Map<String, Value>,
}

impl ProfileFile {
    /// Reads the profile that is chosen.
    ///
    /// # Errors
    ///
    /// [`Declined`]: absent when there is no such file or profile, broken when the file cannot be read or understood.
    pub fn read(&self, sources: &Sources) -> Result<Profile, Declined> {
        let variable = |name: Option<&str>| name.and_then(|name| sources.variable(name));
        if let (Some(name), Some(_)) =
            (self.disabled_by, variable(self.disabled_by).filter(|text| text.eq_ignore_ascii_case("true")))
        {
            return Err(Declined::Absent(format!("{name} is true")));
        }
        let chosen = self.chosen(sources)?;
        let given = variable(self.path_variable);
        let paths: Vec<String> = match &given {
            Some(path) => vec![path.clone()],
            None => {
                let profile = chosen.as_deref().unwrap_or(self.profile);
                self.paths.iter().map(|path| path.replace("{profile}", profile)).collect()
            }
        };
        let says = |problem: &dyn Display| match (&given, self.path_variable) {
            (Some(path), Some(variable)) => Some(format!("{variable} says {}{problem}", plain(path))),
            _ => None,
        };
        let (mut looked_at, mut homeless) = (Vec::new(), None);
        for path in &paths {
            let shown = plain(path);
            match sources.path(path) {
                Ok(place) => {
                    let unreadable = |error| Declined::Broken(format!("{shown} cannot be read: {error}"));
                    if let Some(text) = sources.file(&place).map_err(unreadable)? {
                        return self.find(&shown, &text, chosen.as_deref());
                    }
                    looked_at.push(shown);
                }
                Err(no_home) => homeless = Some(no_home),
            }
        }
        let no_file = || format!("no file {}", looked_at.join(" or "));
        Err(match homeless {
            Some(no_home) => match says(&format_args!(", and there is {no_home}")) {
                Some(problem) => Declined::Broken(problem),
                None if looked_at.is_empty() => Declined::Absent(no_home.to_string()),
                None => Declined::Absent(format!("{}, and {no_home}", no_file())),
            },
            None => match says(&", which does not exist") {
                Some(problem) => Declined::Broken(problem),
                None => Declined::Absent(no_file()),
            },
        })
    }

    /// The profile that a variable names. It may become a part of a path, so it is the name of a file and no way to one.
    fn chosen(&self, sources: &Sources) -> Result<Option<String>, Declined> {
        let Some(variable) = self.profile_variable else { return Ok(None) };
        match sources.variable(variable) {
            Some(name) if name.contains(['/', '\\']) || name.contains("..") || !is_seen(&name) => {
                let shown = plain(&name);
                Err(Declined::Broken(format!(
                    "{variable} says {shown}: expected the name of a profile, without /, \\, .. and what cannot be seen"
                )))
            }
            chosen => Ok(chosen),
        }
    }

    fn find(&self, path: &str, text: &str, chosen: Option<&str>) -> Result<Profile, Declined> {
        let mut profile = chosen.unwrap_or(self.profile).to_owned();
        let broken = |problem: String| Declined::Broken(format!("{path} {problem}"));
        let found = match self.format {
            Format::Ini => {
                let section = ini::section(text, &profile).map_err(broken)?;
                let place = |line| format!("{path} line {line}: [{}]", plain(&profile));
                section.map(|(line, values)| Profile { place: place(line), values })
            }
            Format::Json(within) => {
                let mut values = json(text).map_err(broken)?;
                if let Some(key) = within {
                    values = match values.remove(key) {
                        None | Some(Value::Null) => Map::new(),
                        Some(Value::Object(values)) => values,
                        Some(_) => return Err(broken(format!("{key}: expected an object"))),
                    };
                }
                Some(Profile { place: path.to_owned(), values })
            }
            Format::JsonProfiles => {
                let mut file = json(text).map_err(broken)?;
                if let (None, Some(Value::String(current))) = (chosen, file.get("current"))
                    && !current.is_empty()
                {
                    profile.clone_from(current);
                }
                let Some(Value::Array(profiles)) = file.remove("profiles") else {
                    return Err(broken("profiles: expected a list of objects".to_owned()));
                };
                let mut named = profiles.into_iter().filter_map(|entry| match entry {
                    Value::Object(values) if values.get("name").and_then(Value::as_str) == Some(&profile) => {
                        Some(Profile { place: format!("{path} profile {}", plain(&profile)), values })
                    }
                    _ => None,
                });
                named.next()
            }
        };
        // Two kinds of file share the variable that names the profile: another one may have it.
        found.ok_or_else(|| Declined::Absent(format!("{path} has no profile {}", plain(&profile))))
    }
}

impl Profile {
    /// The text of a key; `None` when there is none, or an empty one.
    ///
    /// # Errors
    ///
    /// [`Declined::Broken`] when the value is no text.
    pub fn text(&self, key: &str) -> Result<Option<&str>, Declined> {
        match self.values.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim()).filter(|text| !text.is_empty())),
            Some(_) => Err(self.broken(&format!("{key}: expected a text"))),
        }
    }

    /// The profile has not what is looked for.
    #[must_use]
    pub fn absent(&self, problem: &str) -> Declined {
        Declined::Absent(format!("{} {problem}", self.place))
    }

    /// The profile is not as it is meant.
    #[must_use]
    pub fn broken(&self, problem: &str) -> Declined {
        Declined::Broken(format!("{} {problem}", self.place))
    }
}

/// Without values, which are secrets, and without keys, which may be values at a wrong place.
impl Debug for Profile {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.debug_struct("Profile").field("place", &Shown::message(&self.place)).finish_non_exhaustive()
    }
}

fn json(text: &str) -> Result<Map<String, Value>, String> {
    match serde_json::from_str(text) {
        Ok(Value::Object(values)) => Ok(values),
        Ok(_) => Err("line 1: expected a JSON object".to_owned()),
        // The library's own words may quote the file.
        Err(error) => Err(format!("line {} column {}: expected JSON", error.line(), error.column())),
    }
}
