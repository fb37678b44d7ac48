//! The examples of a draft: the JSON of the page, or a request that is made of the Example column.

use super::draft::Draft;
use super::objects::Part;
use super::shown::members;
use super::yaml::plain;
use crate::page::{Json, Row};

impl Draft<'_> {
    /// JSON whose members are fields of the request is a request, and the next one is its answer.
    pub(super) fn examples(&mut self) {
        let sent: Vec<&Row> =
            self.objects.iter().filter(|object| matches!(object.role, Part::Request(_))).flat_map(|o| o.rows).collect();
        let is_request = |json: &Json| {
            members(json).is_some_and(|members| {
                members
                    .iter()
                    .all(|name| sent.iter().any(|row| row.name.strip_suffix(".N").unwrap_or(&row.name) == name))
            })
        };
        self.out.line(0, "");
        self.out.put(0, "examples", "");
        let mut number = 0;
        let mut shown: Vec<(Option<&Json>, Option<&Json>)> = Vec::new();
        for json in &self.page.json {
            match shown.last_mut() {
                _ if is_request(json) => shown.push((Some(json), None)),
                Some((_, answer @ None)) => *answer = Some(json),
                _ => shown.push((None, Some(json))),
            }
        }
        if !shown.iter().any(|(request, _)| request.is_some()) {
            // The page shows no request, so that one is made of the Example column.
            self.out.put(1, "minimal", "");
            let example = |row: &&&Row| {
                let text = row.example.clone().unwrap_or_else(|| "todo: a value".to_owned());
                let value = match row.type_.as_deref() {
                    Some("integer" | "boolean") => {
                        serde_json::from_str(&text.to_lowercase()).unwrap_or(serde_json::Value::from(text))
                    }
                    _ => serde_json::Value::from(text),
                };
                format!("{}: {value}", serde_json::Value::from(row.name.as_str()))
            };
            // What stands in the path is no member.
            let call = self.page.headline.call.as_deref().unwrap_or_default();
            let is_member = |row: &&&Row| row.required == Some(true) && !call.contains(&format!("{{{}}}", row.name));
            let members: Vec<_> = sent.iter().filter(is_member).map(|row| example(&row)).collect();
            self.path();
            self.out.block(2, "request", &format!("{{{}}}", members.join(", ")));
        }
        for (request, response) in shown {
            number += 1;
            self.out.put(1, &format!("example-{number}"), "");
            if request.is_some() {
                self.path();
            }
            for (side, json) in [("request", request), ("response", response)] {
                let Some(json) = json else { continue };
                self.out.block(2, side, &json.text);
            }
        }
    }

    /// What stands in the path of a call, by the first address that the page shows; nothing if it shows none.
    fn path(&mut self) {
        let headline = &self.page.headline;
        let template = headline.call.as_deref().and_then(|call| Some(call.split_once(' ')?.1));
        let Some((template, shown)) = template.zip(headline.paths.first()) else { return };
        let mut values = Vec::new();
        for (part, value) in template.split('/').zip(shown.split('/')) {
            if let Some(name) = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
                values.push(format!("{}: {}", plain(name), plain(value)));
            }
        }
        if !values.is_empty() {
            self.out.put(2, "path", &format!("{{{}}}", values.join(", ")));
        }
    }
}
