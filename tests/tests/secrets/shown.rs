//! What was printed, and the search in it.

use std::any::type_name;
use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::fmt::Debug;

use crate::{CLIENT_TOKEN, HEADER, PASSWORD, SECRET, TOKEN, forms};

/// Texts by where they are from.
#[derive(Default)]
pub(crate) struct Shown {
    texts: Vec<(String, String)>,
    /// The types whose values were printed.
    pub(crate) types: BTreeSet<&'static str>,
}

impl Shown {
    pub(crate) fn text(&mut self, of: &str, text: impl Into<String>) {
        self.texts.push((of.to_owned(), text.into()));
    }

    pub(crate) fn value<T: Debug + ?Sized>(&mut self, of: &str, value: &T) {
        self.types.insert(type_name::<T>());
        self.text(of, format!("{value:?}\n{value:#?}"));
    }

    pub(crate) fn error(&mut self, of: &str, error: &(dyn StdError + 'static)) {
        let mut next = Some(error);
        while let Some(error) = next {
            self.text(of, format!("{error}\n{error:#}\n{error:?}\n{error:#?}"));
            next = error.source();
        }
    }

    /// None of the secrets is in any of the texts, in none of the forms that they could have there.
    pub(crate) fn check(&self) {
        let mut secrets: Vec<String> =
            [SECRET, TOKEN, CLIENT_TOKEN, PASSWORD, HEADER].into_iter().flat_map(forms::of).collect();
        secrets.extend(forms::derived());
        let secrets: BTreeSet<String> = secrets.iter().map(|secret| secret.to_lowercase()).collect();
        let mut found = vec![];
        let mut seen = BTreeSet::new();
        for (of, line) in self.texts.iter().flat_map(|(of, text)| text.lines().map(move |line| (of, line))) {
            let lower = line.to_lowercase();
            if !seen.insert(lower.clone()) {
                continue;
            }
            let in_line = secrets.iter().filter(|secret| lower.contains(*secret));
            found.extend(in_line.map(|secret| format!("{of} shows {secret}: {line}")));
        }
        assert!(found.is_empty(), "{}", found.join("\n\n"));
    }
}

#[test]
#[should_panic(expected = "a header shows t0ken%2b%2fof%3dthe~session%25")]
fn a_secret_is_found_in_another_form() {
    let mut shown = Shown::default();
    shown.text("a header", "x-token: t0ken%2b%2fof%3dthe~session%25");
    shown.check();
}
