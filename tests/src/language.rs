//! Which words the spec language has, and which of them a spec tree uses. The words are read from the source of the mirror, so a word that is added there
//! is missing here until a fixture shows it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use flowlog_codegen::diagnostic::{Problems, Text};
use flowlog_codegen::spec::{Node, parse};
use indexmap::IndexMap;

use crate::repository;

/// Struct to keys with their types, and enum to words, as the mirror's macros have them.
#[derive(Debug, Default)]
pub struct Language {
    structs: BTreeMap<String, Vec<(String, String)>>,
    words: BTreeMap<String, Vec<String>>,
    /// Structs that have the keys of another one besides their own.
    inner: Vec<(String, String)>,
}

impl Language {
    /// Reads the source of the mirror.
    pub fn read() -> Self {
        let mut language = Self::default();
        for file in ["field", "operation", "service"] {
            let path = repository().join("codegen/src/spec").join(file).with_extension("rs");
            language.take(&fs::read_to_string(path).expect("the mirror's source"));
        }
        for (outer, inner) in std::mem::take(&mut language.inner) {
            let keys = language.structs.get(&inner).cloned().unwrap_or_else(|| panic!("the mirror has no {inner}"));
            language.structs.entry(outer).or_default().extend(keys);
        }
        // These are read by hand in the mirror, and have no list of keys there.
        let by_hand = [
            ("Condition", ["when", "unless", "when-given", "unless-given"].as_slice(), "Any"),
            ("EnumValue", &["rust", "doc"], "Text"),
            ("Source", &["package", "folder"], "Text"),
            ("Places", &["path", "header", "query", "body"], "Part"),
        ];
        for (name, keys, ty) in by_hand {
            let keys = keys.iter().map(|&key| (key.to_owned(), ty.to_owned())).collect();
            language.structs.insert(name.to_owned(), keys);
        }
        language
    }

    fn take(&mut self, source: &str) {
        let mut current = None;
        for line in source.lines().map(str::trim) {
            if let Some(rest) = line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum ")) {
                current = rest.split([' ', '{']).next().map(str::to_owned);
                let inner =
                    rest.split_once(" with ").and_then(|(_, inner)| inner.trim_end_matches(" {").split_once(": "));
                self.inner.extend(current.clone().zip(inner.map(|(_, ty)| ty.to_owned())));
            }
            // A key can end in ` as FORM`.
            let stated = line.strip_suffix(',').map(|line| line.split(" as ").next().unwrap_or(line));
            let stated = stated.and_then(|line| line.strip_suffix('"')?.split_once(" = \""));
            let (Some(name), Some((left, key))) = (&current, stated) else {
                continue;
            };
            match left.split_once(": ") {
                Some((_, ty)) => self.structs.entry(name.clone()).or_default().push((key.to_owned(), plain(ty))),
                None => self.words.entry(name.clone()).or_default().push(key.to_owned()),
            }
        }
    }

    /// Every key as `Struct.key` and every word as `Enum=word`.
    pub fn all(&self) -> BTreeSet<String> {
        let keys =
            self.structs.iter().flat_map(|(name, keys)| keys.iter().map(move |(key, _)| format!("{name}.{key}")));
        let words = self.words.iter().flat_map(|(name, words)| words.iter().map(move |word| format!("{name}={word}")));
        keys.chain(words).collect()
    }

    /// Those that a file uses.
    pub fn used(&self, file: &Path) -> BTreeSet<String> {
        let text = fs::read_to_string(file).expect("a spec file");
        let root = if file.ends_with("service.yaml") { "ServiceSpec" } else { "OperationSpec" };
        let node = parse(0, &text, &mut Problems::default()).expect("YAML");
        let mut used = BTreeSet::new();
        self.walk(root, &node, &mut used);
        used
    }

    fn walk(&self, ty: &str, node: &Node, used: &mut BTreeSet<String>) {
        match (ty, node) {
            ("Parts", Node::Map(map)) => {
                let is_by_place =
                    map.keys().any(|key| ["path", "header", "query", "body"].contains(&key.value.as_str()));
                self.keys(if is_by_place { "Places" } else { "Part" }, map, used);
            }
            ("Requirement" | "Condition", Node::Map(map)) => self.keys("Condition", map, used),
            (_, Node::Map(map)) if ty.starts_with("map of ") => {
                map.values().for_each(|value| self.walk(ty.trim_start_matches("map of "), value, used));
            }
            (_, Node::List(list)) => {
                list.iter().for_each(|item| self.walk(ty.trim_start_matches("list of "), item, used))
            }
            (_, Node::Map(map)) => self.keys(ty, map, used),
            (_, Node::Text(word)) if self.words.contains_key(ty) => {
                used.insert(format!("{ty}={word}"));
            }
            _ => {}
        }
    }

    fn keys(&self, name: &str, map: &IndexMap<Text, Node>, used: &mut BTreeSet<String>) {
        let keys = self.structs.get(name).unwrap_or_else(|| panic!("the mirror has no {name}"));
        for (key, value) in map {
            let known = keys.iter().find(|(known, _)| *known == key.value);
            let (_, ty) = known.unwrap_or_else(|| panic!("{name} has no key {key}"));
            used.insert(format!("{name}.{key}"));
            if ty != "Any" {
                self.walk(ty, value, used);
            }
        }
    }
}

/// `Option<Spanned<Requirement>>` is `Requirement`, `IndexMap<Text, Facts>` is `map of Facts`.
fn plain(ty: &str) -> String {
    let inner = |outer: &str| ty.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inner("Option<").or(inner("Spanned<")) {
        return plain(inner);
    }
    match (inner("IndexMap<Text, "), inner("Vec<")) {
        (Some(inner), _) => format!("map of {}", plain(inner)),
        (_, Some(inner)) => format!("list of {}", plain(inner)),
        _ => ty.rsplit("::").next().unwrap_or(ty).to_owned(),
    }
}
