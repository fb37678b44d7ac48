//! Values on both sides of a check, each with whether the check is kept. Said here by hand for each kind of check, and not by asking the check.

use flowlog_codegen::model::{Characters, Check, Class, Field};
use serde_json::{Value, json};

use super::any;
use crate::candidates::{of_bytes, of_characters};

/// Characters of one to four bytes.
const FILLERS: [char; 4] = ['a', 'ä', '流', '😀'];

/// The probes of a check; for a list each in a list of one.
pub(super) fn of(check: &Check, field: &Field) -> Vec<(Value, bool)> {
    let values = match check {
        Check::Items { min, max } => return items(*min, *max, field),
        Check::Length { min, max } => lengths(*min, *max),
        Check::Bytes { min, max } => bytes(*min, *max),
        Check::Range { min, max } => range(*min, *max),
        Check::OneOf(values) => one_of(&values.iter().map(String::as_str).collect::<Vec<_>>()),
        Check::OneOfIntegers(values) => {
            let beyond = values.iter().max().expect("a value") + 1;
            values.iter().map(|value| (json!(value), true)).chain([(json!(beyond), false)]).collect()
        }
        Check::Characters(set) => characters(set),
        Check::FirstAndLast(set) => ends(set),
        Check::CannotStartWith(parts) => starts(parts),
        Check::CannotContain(parts) => contained(parts),
        Check::Ascii => {
            texts([("", true), ("~", true), ("\u{7f}", true), ("\u{80}", false), ("a\u{301}", false), ("😀", false)])
        }
        Check::NonEmpty => texts([("", false), (" ", true), ("\n", true), ("流", true)]),
        Check::Ip => texts([
            ("127.0.0.1", true),
            ("255.255.255.255", true),
            ("::", true),
            ("2001:db8::1", true),
            ("256.0.0.1", false),
            ("127.0.0.1\n", false),
            ("127.0.0", false),
            ("2001:db8::1::", false),
            ("localhost", false),
            ("", false),
        ]),
        Check::PathSegment => texts([
            ("a.b", true),
            ("...", true),
            (".a", true),
            ("流 ?#%2F", true),
            (" ", true),
            (".", false),
            ("..", false),
            ("/", false),
            ("../../../v3/x", false),
            ("a/b", false),
            ("a\\b", false),
            ("0123456789abcdef0123456789abcdef/", false),
            ("a\u{0}", false),
            ("\u{1f}a", false),
            ("a\n", false),
            ("\u{7f}", false),
            ("a\u{80}b", false),
            ("\u{9f}", false),
            ("\u{a0}", true),
        ]),
        Check::Required | Check::Forbidden | Check::Unsupported | Check::Deprecated => Vec::new(),
    };
    let wrapped = |value: Value| if field.ty.is_list() { json!([value]) } else { value };
    values.into_iter().map(|(value, kept)| (wrapped(value), kept)).collect()
}

fn texts<const N: usize>(texts: [(&str, bool); N]) -> Vec<(Value, bool)> {
    texts.into_iter().map(|(text, kept)| (json!(text), kept)).collect()
}

/// One below, both ends, one above.
fn sizes(min: u64, max: Option<u64>) -> Vec<(usize, bool)> {
    let ends = [(min.checked_sub(1), false), (Some(min), true), (max, true), (max.map(|max| max + 1), false)];
    ends.into_iter().filter_map(|(size, kept)| Some((usize::try_from(size?).expect("a small limit"), kept))).collect()
}

fn lengths(min: u64, max: Option<u64>) -> Vec<(Value, bool)> {
    let mut probes = Vec::new();
    for (count, kept) in sizes(min, max) {
        probes.extend(FILLERS.map(|filler| (json!(of_characters(filler, count)), kept)));
        // A letter and its mark are two characters.
        probes.push((json!("e\u{301}".chars().cycle().take(count).collect::<String>()), kept));
    }
    probes
}

fn bytes(min: u64, max: Option<u64>) -> Vec<(Value, bool)> {
    let probes = sizes(min, max).into_iter();
    probes.flat_map(|(count, kept)| FILLERS.map(|filler| (json!(of_bytes(filler, count)), kept))).collect()
}

fn items(min: u64, max: Option<u64>, field: &Field) -> Vec<(Value, bool)> {
    let list = |count| json!(vec![any(field.ty.element()); count]);
    sizes(min, max).into_iter().map(|(count, kept)| (list(count), kept)).collect()
}

fn range(min: Option<i64>, max: Option<i64>) -> Vec<(Value, bool)> {
    let below = min.and_then(|min| min.checked_sub(1));
    let above = max.and_then(|max| max.checked_add(1));
    let ends = [(below, false), (min, true), (max, true), (above, false)];
    ends.into_iter().filter_map(|(number, kept)| Some((json!(number?), kept))).collect()
}

fn one_of(values: &[&str]) -> Vec<(Value, bool)> {
    let mut probes = vec![(json!("no such value"), false), (json!(""), values.contains(&""))];
    for value in values {
        probes.extend([(json!(value), true), (json!(format!("{value}\n")), false)]);
        for other in [value.to_lowercase(), value.to_uppercase()] {
            probes.push((json!(other), values.contains(&other.as_str())));
        }
    }
    probes
}

/// Characters that belong to the set, and characters that do not: the ends of its ranges and what lies just outside.
fn of_set(set: &Characters) -> (Vec<char>, Vec<char>) {
    let mut tried = vec!['\n', ' ', '流', '😀', '\u{301}'];
    let mut inside = Vec::new();
    for class in &set.classes {
        match *class {
            Class::Range(first, last) => {
                inside.extend([first, last]);
                let near = [u32::from(first).wrapping_sub(1), u32::from(last) + 1];
                tried.extend(near.into_iter().filter_map(char::from_u32));
            }
            Class::Letters => inside.extend(['ä', 'Ж', '流']),
            Class::Digits => inside.extend(['7', '٣', '²']),
        }
    }
    let words: Vec<&str> = set.words.split(' ').collect();
    let is_outside = |c: char| match c {
        _ if inside.contains(&c) => false,
        c if c.is_alphabetic() && words.contains(&"letters") => false,
        c if c.is_numeric() && words.contains(&"digits") => false,
        c => !set.classes.iter().any(|class| matches!(class, Class::Range(first, last) if *first <= c && c <= *last)),
    };
    tried.retain(|c| is_outside(*c));
    (inside, tried)
}

fn characters(set: &Characters) -> Vec<(Value, bool)> {
    let (inside, outside) = of_set(set);
    let good = *inside.first().expect("a character");
    let mut probes = vec![(json!(""), true), (json!(inside.iter().collect::<String>()), true)];
    probes.extend(inside.iter().map(|c| (json!(c), true)));
    for bad in outside {
        let all = [format!("{bad}{good}{good}"), format!("{good}{bad}{good}"), format!("{good}{good}{bad}")];
        probes.extend(all.into_iter().map(|text| (json!(text), false)));
    }
    probes
}

fn ends(set: &Characters) -> Vec<(Value, bool)> {
    let (inside, outside) = of_set(set);
    let good = *inside.first().expect("a character");
    let mut probes = vec![(json!(""), true)];
    probes.extend(inside.iter().map(|c| (json!(c), true)));
    for bad in outside {
        probes.extend([
            (json!(bad), false),
            (json!(format!("{bad}{good}{good}")), false),
            (json!(format!("{good}{bad}{good}")), true),
            (json!(format!("{good}{good}{bad}")), false),
        ]);
    }
    probes
}

fn shortened(part: &str) -> String {
    part.chars().take(part.chars().count() - 1).collect()
}

fn starts(parts: &[String]) -> Vec<(Value, bool)> {
    let is_kept = |text: &str| !parts.iter().any(|part| text.starts_with(part.as_str()));
    let mut probes = vec![(json!(""), true)];
    for part in parts {
        probes.extend([(json!(part), false), (json!(format!("{part}x")), false)]);
        for near in [format!("-{part}"), format!("\n{part}"), shortened(part), part.to_uppercase()] {
            probes.push((json!(near), is_kept(&near)));
        }
    }
    probes
}

fn contained(parts: &[String]) -> Vec<(Value, bool)> {
    let is_kept = |text: &str| !parts.iter().any(|part| text.contains(part.as_str()));
    let mut probes = vec![(json!(""), true)];
    for part in parts {
        let broken = [part.clone(), format!("x{part}"), format!("{part}x"), format!("流\n{part}流")];
        probes.extend(broken.into_iter().map(|text| (json!(text), false)));
        for near in [shortened(part), part.to_uppercase()] {
            probes.push((json!(near), is_kept(&near)));
        }
    }
    probes
}
