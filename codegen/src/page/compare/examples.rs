//! The JSON of the page against the examples, both ways; and the paths that examples call. Which text is which is found by what it says, so nobody writes
//! down where it stands.

use super::Comparison;
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::page::Json;
use crate::page::json::compact;

impl Comparison<'_> {
    pub(super) fn examples(&self, problems: &mut Problems) {
        self.texts(problems);
        self.paths(problems);
    }

    /// Each JSON of the page is the request or the response of an example. What examples have beyond that is ours.
    fn texts(&self, problems: &mut Problems) {
        let Some(page) = &self.file.spec.page else { return };
        let examples = self.file.spec.examples.iter().flat_map(|examples| examples.values());
        let mut written: Vec<&Text> =
            examples.flat_map(|example| [&example.request, &example.response]).flatten().collect();
        let mut found: Vec<&Json> = Vec::new();
        for json in &self.page.json {
            match written.iter().position(|text| compact(&text.value) == compact(&json.text)) {
                Some(same) => drop(written.remove(same)),
                None => found.push(json),
            }
        }
        for json in found {
            // Of what is left, the most alike was meant to be this one.
            let shown = compact(&json.text);
            let alike = |text: &&Text| common(&compact(&text.value), &shown);
            let most = written.iter().map(alike).max().filter(|common| *common * 2 >= shown.len());
            let meant = most.and_then(|most| written.iter().position(|text| alike(text) == most));
            match meant.map(|at| written.remove(at)) {
                Some(text) => differs(text, json, problems),
                None => {
                    let message = format!("the JSON on lines {} of the page is in no example", json.lines);
                    let problem = Diagnostic::new("page-example", page.title.span, message);
                    problems.push(problem.help("transcribe it under `examples`, as a `request` or a `response`"));
                }
            }
        }
    }

    fn paths(&self, problems: &mut Problems) {
        let spec = &self.file.spec;
        for path in spec.examples.iter().flat_map(|examples| examples.values()).filter_map(|e| e.path.as_ref()) {
            let at = path.values().next().map(|value| value.span).unwrap_or_default();
            let call = spec.operation.call.as_ref().map(|call| call.value.as_str()).unwrap_or_default();
            let template = call.split_once(' ').map_or(call, |(_, path)| path);
            let filled = path.iter().fold(template.to_owned(), |call, (name, value)| {
                call.replace(&format!("{{{}}}", name.value), &value.value)
            });
            if !self.page.headline.paths.contains(&filled) {
                let problem = Diagnostic::new("page-example", at, format!("no example of the page calls `{filled}`"));
                let found = self.page.headline.paths.join("`, `");
                problems.push(problem.help(match found.as_str() {
                    "" => "the page shows no address; leave `path` out where no example has one".to_owned(),
                    found => format!("the page calls `{found}`"),
                }));
            }
        }
    }
}

/// How many bytes two texts have in common at their beginnings and at their ends.
fn common(a: &str, b: &str) -> usize {
    let same = |(a, b): &(u8, u8)| a == b;
    let front = a.bytes().zip(b.bytes()).take_while(same).count();
    let rest = a.len().min(b.len()) - front;
    front + a.bytes().rev().zip(b.bytes().rev()).take(rest).take_while(same).count()
}

fn differs(text: &Text, json: &Json, problems: &mut Problems) {
    let (written, found) = (compact(&text.value), compact(&json.text));
    let at = written.bytes().zip(found.bytes()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        let start = text.floor_char_boundary(at.saturating_sub(20));
        text.get(start..text.ceil_char_boundary((at + 20).min(text.len()))).unwrap_or_default().to_owned()
    };
    let message = format!("the page has `{}` where this example has `{}`", around(&found), around(&written));
    let problem = Diagnostic::new("page-example", text.span, message);
    problems.push(problem.help(format!("copy the JSON from lines {} as it stands", json.lines)));
}
