//! Credentials in a file of the user's, in INI or JSON. Where the files are and what their keys are called is the
//! vendors' business; what is wrong with one is said here, with file and line, and never with its content.

use super::{Credentials, Declined, Provider, Sources, ini};
use serde_json::Value;
use std::collections::BTreeMap;

/// Looks into a file.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// What it is called in reports.
    pub name: &'static str,
    /// The variable that says where the file is.
    pub file_variable: Option<&'static str>,
    /// Where it is otherwise, the first that exists; `{profile}` stands for the profile.
    pub files: &'static [&'static str],
    /// The variable that names the profile.
    pub profile_variable: Option<&'static str>,
    /// The profile otherwise.
    pub profile: &'static str,
    /// How the file is written.
    pub format: Format,
    /// Names of its keys.
    pub keys: Keys,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A section per profile.
    Ini,
    /// One JSON object, the file is the profile.
    Json,
    /// A list `profiles` of JSON objects with a `name`, and the `current` one.
    JsonProfiles,
}

/// Names of keys in a file.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// The id of the key.
    pub key_id: &'static str,
    /// Its secret.
    pub secret: &'static str,
    /// The session token.
    pub token: &'static str,
    /// The project.
    pub project: Option<&'static str>,
    /// Says what kind of credentials they are, and which kinds have key and secret.
    pub kind: Option<(&'static str, &'static [&'static str])>,
}

type Section = BTreeMap<String, String>;

impl Provider for Profile {
    fn name(&self) -> &'static str {
        self.name
    }

    fn provide(&self, sources: &Sources<'_>) -> Result<Credentials, Declined> {
        let chosen = self.profile_variable.and_then(|name| sources.variable(name));
        let profile = chosen.as_deref().unwrap_or(self.profile);
        let given = self.file_variable.and_then(|name| sources.variable(name));
        let files: Vec<String> = match &given {
            Some(file) => vec![file.clone()],
            None => self.files.iter().map(|file| file.replace("{profile}", profile)).collect(),
        };
        for file in &files {
            let unreadable = |error| Declined::Broken(format!("{file} cannot be read: {error}"));
            if let Some(text) = sources.file(&sources.path(file)).map_err(unreadable)? {
                let section = self.section(&text, profile, chosen.is_some()).map_err(|problem| problem.of(file))?;
                return self.credentials(&section).map_err(|problem| problem.of(file));
            }
        }
        match (given, self.file_variable) {
            (Some(file), Some(variable)) => {
                Err(Declined::Broken(format!("{variable} says {file}, which does not exist")))
            }
            _ => Err(Declined::Absent(format!("no file {}", files.join(" or ")))),
        }
    }
}

/// What is wrong with a file.
enum Problem {
    Absent(String),
    Broken(String),
}

impl Problem {
    fn of(self, file: &str) -> Declined {
        match self {
            Self::Absent(problem) => Declined::Absent(format!("{file} {problem}")),
            Self::Broken(problem) => Declined::Broken(format!("{file} {problem}")),
        }
    }
}

impl Profile {
    fn section(&self, text: &str, profile: &str, is_chosen: bool) -> Result<Section, Problem> {
        let found = match self.format {
            Format::Ini => ini::section(text, profile)
                .map_err(|line| Problem::Broken(format!("line {line} is neither [section] nor key = value")))?,
            Format::Json => Some(object(&json(text)?)),
            Format::JsonProfiles => {
                let file = json(text)?;
                let current = file.get("current").and_then(Value::as_str).filter(|name| !is_chosen && !name.is_empty());
                let wanted = current.unwrap_or(profile);
                let profiles = file.get("profiles").and_then(Value::as_array).into_iter().flatten();
                let mut named = profiles.filter(|entry| entry.get("name").and_then(Value::as_str) == Some(wanted));
                named.next().map(object)
            }
        };
        // Two kinds of file share the variable that names the profile: another one may have it.
        found.ok_or_else(|| Problem::Absent(format!("has no profile {profile}")))
    }

    fn credentials(&self, section: &Section) -> Result<Credentials, Problem> {
        let text = |key: &str| section.get(key).filter(|value| !value.is_empty());
        let Keys { key_id, secret, token, project, kind } = self.keys;
        if let Some((key, plain)) = kind
            && let Some(other) = text(key).filter(|kind| !plain.contains(&kind.as_str()))
        {
            return Err(Problem::Absent(format!(
                "has credentials of the kind {other}, which nobody here can make use of"
            )));
        }
        match (text(key_id), text(secret)) {
            (Some(id), Some(secret)) => {
                let mut found = Credentials::new(id, secret).found_by(self.name);
                if let Some(token) = text(token) {
                    found = found.token(token);
                }
                match project.and_then(text) {
                    Some(project) => Ok(found.project(project)),
                    None => Ok(found),
                }
            }
            (None, None) => Err(Problem::Absent(format!("has neither {key_id} nor {secret}"))),
            (Some(_), None) => Err(Problem::Broken(format!("has {key_id} and no {secret}"))),
            (None, Some(_)) => Err(Problem::Broken(format!("has {secret} and no {key_id}"))),
        }
    }
}

fn json(text: &str) -> Result<Value, Problem> {
    serde_json::from_str(text).map_err(|error| {
        Problem::Broken(format!("is no JSON, from line {} column {} on", error.line(), error.column()))
    })
}

/// The texts of an object.
fn object(value: &Value) -> Section {
    let entries = value.as_object().into_iter().flatten();
    entries.filter_map(|(key, value)| Some((key.clone(), value.as_str()?.trim().to_owned()))).collect()
}
