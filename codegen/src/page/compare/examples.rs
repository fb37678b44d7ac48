//! The JSON of the page against the examples: the same text on the same lines, and none left over; and the paths that examples call.

use super::Comparison;
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::page::Lines;
use crate::page::json::compact;

impl Comparison<'_> {
    pub(super) fn examples(&self, problems: &mut Problems) {
        let spec = &self.file.spec;
        let Some(document) = &spec.document else { return };
        let mut claimed: Vec<Lines> = Vec::new();
        let elsewhere = self.elsewhere();
        for (_, example) in self.file.examples() {
            let both = [(&example.request_lines, &example.request), (&example.response_lines, &example.response)];
            for (lines, json) in both {
                let (Some(lines), Some(json)) = (lines, json) else { continue };
                let Ok(place) = lines.value.parse::<Lines>() else { continue };
                match elsewhere.iter().find(|(from, _)| *from == place) {
                    Some((_, to)) => {
                        claimed.push(*to);
                        let message = format!("this JSON is on lines {to} of the page");
                        let problem = Diagnostic::new("page-example", lines.span, message);
                        problems.push(problem.help(format!("write `{to}`")));
                    }
                    None => {
                        claimed.push(place);
                        self.example(lines, place, json, problems);
                    }
                }
            }
            if let Some(path) = &example.path {
                let at = path.values().next().map(|value| value.span).unwrap_or_default();
                let call = spec.operation.call.as_ref().map(|call| call.value.as_str()).unwrap_or_default();
                let template = call.split_once(' ').map_or(call, |(_, path)| path);
                let filled = path.iter().fold(template.to_owned(), |call, (name, value)| {
                    call.replace(&format!("{{{}}}", name.value), &value.value)
                });
                if !self.page.headline.paths.contains(&filled) {
                    let problem =
                        Diagnostic::new("page-example", at, format!("no example of the page calls `{filled}`"));
                    let found = self.page.headline.paths.join("`, `");
                    problems.push(problem.help(match found.as_str() {
                        "" => "the page shows no address; leave `path` out where no example has one".to_owned(),
                        found => format!("the page calls `{found}`"),
                    }));
                }
            }
        }
        for json in self.page.json.iter().filter(|json| !claimed.contains(&json.lines)) {
            let message = format!("the JSON on lines {} of the page is in no example", json.lines);
            let problem = Diagnostic::new("page-example", document.id.span, message);
            problems.push(problem.help("transcribe it under `examples`, with its lines"));
        }
    }

    /// The lines of examples that the page has in another place: as the spec has them, and as the page has them.
    fn elsewhere(&self) -> Vec<(Lines, Lines)> {
        let both = || {
            self.file.examples().flat_map(|(_, example)| {
                [(&example.request_lines, &example.request), (&example.response_lines, &example.response)]
            })
        };
        let written =
            || both().filter_map(|(lines, json)| Some((lines.as_ref()?.value.parse::<Lines>().ok()?, json.as_ref()?)));
        let is_written = |place: Lines| written().any(|(lines, _)| lines == place);
        let is_found = |place: Lines| self.page.json.iter().any(|json| json.lines == place);
        let mut free: Vec<_> = self.page.json.iter().filter(|json| !is_written(json.lines)).collect();
        let moved = written().filter(|(lines, _)| !is_found(*lines)).filter_map(|(lines, json)| {
            let at = free.iter().position(|found| compact(&found.text) == compact(&json.value))?;
            Some((lines, free.remove(at).lines))
        });
        moved.collect()
    }

    fn example(&self, lines: &Text, place: Lines, json: &Text, problems: &mut Problems) {
        let Some(found) = self.page.json.iter().find(|json| json.lines == place) else {
            let problem = Diagnostic::new("page-example", lines.span, format!("the page has no JSON on lines {place}"));
            let all = self.page.json.iter().map(|json| json.lines.to_string()).collect::<Vec<_>>().join(", ");
            problems.push(problem.help(format!("the page has JSON on lines {all}")));
            return;
        };
        let (written, found) = (compact(&json.value), compact(&found.text));
        if written != found {
            let at = written.bytes().zip(found.bytes()).take_while(|(a, b)| a == b).count();
            let around = |text: &str| {
                let start = text.floor_char_boundary(at.saturating_sub(20));
                text.get(start..text.ceil_char_boundary((at + 20).min(text.len()))).unwrap_or_default().to_owned()
            };
            let message = format!("the page has `{}` where this example has `{}`", around(&found), around(&written));
            let problem = Diagnostic::new("page-example", json.span, message);
            problems.push(problem.help(format!("copy the JSON from lines {place} as it stands")));
        }
    }
}
