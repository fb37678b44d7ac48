//! The words that pages have for types, brought to those of the spec language. Knows spelling, not which object types there are.

const INTEGERS: [&str; 9] = ["integer", "int", "int32", "int64", "uint64", "long", "short", "整型", "整数"];
const STRINGS: [&str; 6] = ["string", "str", "text", "char", "字符串", "字符"];
const BOOLEANS: [&str; 4] = ["boolean", "bool", "布尔", "布尔型"];
const NUMBERS: [&str; 4] = ["number", "float", "double", "decimal"];
const OBJECTS: [&str; 5] = ["object", "struct", "map", "json", "对象"];
const OTHERS: [&str; 4] = ["date", "timestamp", "datetime", "binary"];

/// A type as the spec language writes it, and the longest text that a number in its brackets allows. `object` and `list of object` stand for an
/// object type whose name the page does not say; `-` is a dash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Type {
    pub(super) word: String,
    pub(super) up_to: Option<String>,
}

/// The type that a whole cell is.
pub(super) fn read(cell: &str) -> Option<Type> {
    let cell = cell.trim().trim_matches(['`', '*']);
    if cell.is_empty() || cell.len() > 120 {
        return None;
    }
    if matches!(cell, "-" | "–" | "—" | "/") {
        return Some(Type { word: "-".to_owned(), up_to: None });
    }
    let (word, brackets) = match cell.strip_suffix([')', '）']).and_then(|cell| cell.split_once(['(', '（'])) {
        Some((word, brackets)) => (word.trim(), Some(brackets)),
        None => (cell, None),
    };
    let word = list(word).or_else(|| one(word))?;
    let number = brackets.filter(|b| word == "string" && !b.is_empty() && b.chars().all(|c| c.is_ascii_digit()));
    Some(Type { up_to: number.map(str::to_owned), word })
}

/// Whether a cell is a type by its looks alone, where nothing beside it tells: `String`, `Array of Tag`, `FlowLog`, but not `Tag`.
pub(super) fn is_likely(cell: &str) -> bool {
    let Some(found) = read(cell) else { return false };
    let is_camel = cell.starts_with(|c: char| c.is_ascii_uppercase())
        && cell.chars().any(|c| c.is_ascii_lowercase())
        && cell.chars().filter(char::is_ascii_uppercase).count() > 1;
    found.word == "-" || found.word != cell || base(cell).is_some() || is_camel
}

/// Whether a cell is one of the words that are types everywhere, or a list of something.
pub(super) fn is_base(cell: &str) -> bool {
    let cell = cell.trim();
    base(cell).is_some() || list(cell).is_some()
}

/// The longest type at the end of a text that has no gaps: `RegionIdstring` ends in `string`.
pub(super) fn at_end(text: &str) -> Option<(&str, &str)> {
    const ENDS: [&str; 10] = [
        "array<object>",
        "array<string>",
        "array<integer>",
        "string",
        "integer",
        "boolean",
        "object",
        "array",
        "long",
        "float",
    ];
    let by_brackets = text.strip_suffix('>').and_then(|_| text.rfind("array<").or_else(|| text.rfind("list<")));
    if let Some((name, word)) = by_brackets.and_then(|at| text.split_at_checked(at)) {
        return Some((name, word));
    }
    let word = ENDS.iter().find(|word| text.ends_with(**word))?;
    text.split_at_checked(text.len() - word.len())
}

fn list(word: &str) -> Option<String> {
    let lower = word.to_ascii_lowercase();
    let after = |prefix: &str| lower.starts_with(prefix).then(|| word.get(prefix.len()..).unwrap_or_default());
    let element = ["array of ", "list of "].iter().find_map(|prefix| after(prefix));
    let bracketed = || {
        let inner = ["array<", "list<", "array[", "list["].iter().find_map(|prefix| after(prefix))?;
        inner.strip_suffix(['>', ']'])
    };
    let squared = || word.strip_suffix("[]");
    if let Some(element) = element.or_else(bracketed).or_else(squared) {
        let element = element.trim();
        return Some(format!("list of {}", one(element).or_else(|| one(element.strip_suffix('s')?))?));
    }
    matches!(lower.as_str(), "array" | "list" | "数组" | "列表").then(|| "list of object".to_owned())
}

fn one(word: &str) -> Option<String> {
    base(word).map(str::to_owned).or_else(|| object(word).map(str::to_owned)).or_else(|| {
        let is_name = word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        is_name.then(|| word.to_owned())
    })
}

fn base(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    // `strings` is a word for several, `Objects` the name of a type.
    let is_plural = word.starts_with(|c: char| c.is_ascii_lowercase());
    let lower = lower.strip_suffix('s').filter(|_| is_plural).unwrap_or(&lower);
    let known: [(&[&str], &str); 5] = [
        (&INTEGERS, "integer"),
        (&STRINGS, "string"),
        (&BOOLEANS, "boolean"),
        (&NUMBERS, "number"),
        (&OBJECTS, "object"),
    ];
    let found = known.iter().find(|(words, _)| words.contains(&lower)).map(|&(_, word)| word);
    // `File` with a capital is the name of a type.
    found.or_else(|| (OTHERS.contains(&lower) || word == "file").then_some("string"))
}

/// The name in `X object` and `X objects`.
fn object(word: &str) -> Option<&str> {
    let name = word.strip_suffix(" object").or_else(|| word.strip_suffix(" objects"))?.trim();
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_';
    (!name.is_empty() && name.chars().all(fits)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{at_end, is_likely, read};

    #[test]
    fn the_words_of_pages_become_those_of_the_language() {
        for (cell, word) in [
            ("String", "string"),
            ("Integer(64)", "integer"),
            ("long", "integer"),
            ("Array of Tag", "list of Tag"),
            ("Array of Tag objects", "list of Tag"),
            ("Array of strings", "list of string"),
            ("array<object>", "list of object"),
            ("array<string>", "list of string"),
            ("FlowLog object", "FlowLog"),
            ("flow_log object", "flow_log"),
            ("FlowLogStorage", "FlowLogStorage"),
            ("字符串", "string"),
            ("-", "-"),
        ] {
            assert_eq!(read(cell).map(|ty| ty.word).as_deref(), Some(word), "{cell}");
        }
        assert_eq!(read("String(64)").and_then(|ty| ty.up_to).as_deref(), Some("64"));
        for cell in ["", "The name of a tag", "60 to 600", "《对象》 x"] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }

    #[test]
    fn some_words_are_types_wherever_they_stand() {
        for cell in ["String", "Array of Tag", "Tag object", "array<object>", "Integer(64)", "FlowLog"] {
            assert!(is_likely(cell), "{cell}");
        }
        for cell in ["Tag", "longer", "Note", "Strange", "ID"] {
            assert!(!is_likely(cell), "{cell}");
        }
    }

    #[test]
    fn a_type_is_found_at_the_end_of_a_name() {
        assert_eq!(at_end("RegionIdstring"), Some(("RegionId", "string")));
        assert_eq!(at_end("Tagarray<object>"), Some(("Tag", "array<object>")));
        assert_eq!(at_end("object"), Some(("", "object")));
        assert_eq!(at_end("Region"), None);
    }
}
