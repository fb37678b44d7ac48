//! Values that are made up so that they keep all limits of a field: always the same for the same limits. Looks at one field, and must not know which
//! object it stands in.

use serde_json::Value;

use super::{Check, Class, Constraint, Field, Type};

/// A text with more characters is not made.
pub const LONGEST_MADE: usize = 10_000;

/// So many of a field's own characters are tried.
const MOST_TRIED: usize = 32;

/// So many texts are made before it is given up.
const MOST_MADE: usize = 4;

/// Characters that most limits allow.
const USUAL: [char; 4] = ['x', 'a', 'A', '1'];

impl Field {
    /// A text of so many characters that keeps all limits of the field but those of its size; none if such a text is not found.
    pub fn text_of(&self, characters: usize) -> Option<String> {
        let is_of_size = |limit: &&Constraint| matches!(limit.check, Check::Length { .. } | Check::Bytes { .. });
        let others: Vec<&Constraint> = self.constraints.iter().filter(|limit| !is_of_size(limit)).collect();
        let is_kept = |text: &String| others.iter().all(|limit| limit.check.allows_text(text));
        let make = |inside: char, end: char, count: usize| -> String {
            let middle = std::iter::repeat_n(inside, count.saturating_sub(2));
            std::iter::once(end).chain(middle).chain([end]).take(count).collect()
        };
        // What holds of a short text holds of a long one of the same characters, but for few.
        const SHORT: usize = 8;
        let fillers = self.fillers();
        let pairs = fillers.iter().flat_map(|inside| fillers.iter().map(move |end| (*inside, *end)));
        let likely = pairs.filter(|(inside, end)| is_kept(&make(*inside, *end, characters.min(SHORT)))).take(MOST_MADE);
        let mut texts =
            likely.filter(|_| characters <= LONGEST_MADE).map(|(inside, end)| make(inside, end, characters));
        texts.find(is_kept)
    }

    fn fillers(&self) -> Vec<char> {
        let sets = self.constraints.iter().filter_map(|limit| match &limit.check {
            Check::Characters(set) | Check::FirstAndLast(set) => Some(set),
            _ => None,
        });
        let classes = sets.flat_map(|set| &set.classes);
        let own = classes.filter_map(|class| if let Class::Range(first, _) = class { Some(*first) } else { None });
        let mut fillers = USUAL.to_vec();
        for filler in own.take(MOST_TRIED) {
            if !fillers.contains(&filler) {
                fillers.push(filler);
            }
        }
        fillers
    }

    /// A value of the field that keeps all its limits, one of its elements if it is a list; none for objects, and if such a value is not found.
    pub fn made(&self) -> Option<Value> {
        match self.ty.element() {
            Type::Text | Type::Enum(_) => self.made_text().map(Value::from),
            Type::Integer => self.made_number().map(Value::from),
            Type::Boolean => Some(Value::from(true)),
            Type::Object(_) | Type::List(_) => None,
        }
    }

    fn made_text(&self) -> Option<String> {
        let least = self.constraints.iter().filter_map(|limit| match limit.check {
            Check::Length { min, .. } | Check::Bytes { min, .. } => usize::try_from(min).ok(),
            _ => None,
        });
        let size = least.max().unwrap_or_default().max(1);
        let values = self.constraints.iter().filter_map(|limit| match &limit.check {
            Check::OneOf(values) => Some(values),
            _ => None,
        });
        let mut candidates =
            values.flatten().cloned().chain(["192.0.2.1".to_owned()].into_iter().filter(|_| self.is_address()));
        candidates.find(|text| self.constraints.iter().all(|limit| limit.check.allows_text(text))).or_else(|| {
            self.text_of(size).filter(|text| self.constraints.iter().all(|limit| limit.check.allows_text(text)))
        })
    }

    fn is_address(&self) -> bool {
        self.constraints.iter().any(|limit| limit.check == Check::Ip)
    }

    fn made_number(&self) -> Option<i64> {
        let mut candidates = Vec::new();
        for limit in &self.constraints {
            match &limit.check {
                Check::OneOfIntegers(values) => candidates.extend(values),
                Check::Range { min, max } => candidates.extend(min.iter().chain(max)),
                _ => {}
            }
        }
        candidates.push(1);
        candidates.into_iter().find(|number| self.constraints.iter().all(|limit| limit.check.allows_number(*number)))
    }
}
