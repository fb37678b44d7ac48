//! What a page says outside its tables: title, date, call, rate, regions, paths of examples. Knows a few fixed phrases.

use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::lines::Text;
use super::table::{Kind, Table, is_inside};

/// Facts of the page as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Headline {
    /// The title, or the name of the operation where no title is left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The date of the page, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<String>,
    /// Method and path: `POST /v1/{id}/logs`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<String>,
    /// `20 per second`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<String>,
    /// Names of regions in which there is the operation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Paths of the addresses that examples call.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<String>,
}

/// The patterns, in the order of the fields. `.ok()`: a test shows that all of them compile.
struct Patterns {
    operation: Option<Regex>,
    dated: Option<Regex>,
    call: Option<Regex>,
    rate: Option<Regex>,
    regions: Option<Regex>,
    path: Option<Regex>,
}

const OPERATION: &str = r"^(?:[^:.]+[:：] ?)?[A-Z][a-z]+(?:[A-Z][a-z0-9]*)+$";
const DATED: &str = r"(?i)^(?:last updated(?: on)?|updated(?: on)?|最后更新时间|更新时间)[:：] ?(\S.*)$";
const CALL: &str = r"^(GET|POST|PUT|DELETE|PATCH|HEAD) (/\S+)$";
const RATE: &str =
    r"(?:[Aa] maximum of ([0-9]+) requests can be (?:initiated|sent) per second|请求频率限制[:：] ?([0-9]+) ?次/秒)";
const REGIONS: &str = r"\bis (?:now )?available in ([A-Z][^.]*)\.";
const PATH: &str = r"^(?:GET|POST|PUT|DELETE|PATCH|HEAD) https?://[^/ ]+(/[^ ?]*)";

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let pattern = |text| Regex::new(text).ok();
    Patterns {
        operation: pattern(OPERATION),
        dated: pattern(DATED),
        call: pattern(CALL),
        rate: pattern(RATE),
        regions: pattern(REGIONS),
        path: pattern(PATH),
    }
});

/// Longer lines say nothing of the page as a whole.
const LONGEST: usize = 2000;

impl Headline {
    pub(super) fn read(text: &Text<'_>, tables: &[Table]) -> Self {
        let outside = (1..=text.len()).filter(|&line| !is_inside(tables, line));
        let lines: Vec<&str> =
            outside.map(|line| text.line(line)).filter(|line| !line.is_empty() && line.len() <= LONGEST).collect();
        let first = |pattern: &Option<Regex>| {
            let pattern = pattern.as_ref()?;
            let captures = lines.iter().find_map(|line| pattern.captures(line))?;
            captures.iter().skip(1).flatten().next().map(|found| found.as_str().trim().to_owned())
        };
        let patterns = &*PATTERNS;
        let call = patterns.call.as_ref().and_then(|call| lines.iter().find(|line| call.is_match(line)));
        let regions = first(&patterns.regions).map(|list| regions(&list)).unwrap_or_default();
        let paths = patterns.path.as_ref().map(|path| {
            lines.iter().filter_map(|line| path.captures(line)?.get(1)).map(|path| path.as_str().to_owned()).collect()
        });
        Self {
            title: title(text, tables, patterns.operation.as_ref()),
            dated: first(&patterns.dated),
            call: call.map(|line| (*line).to_owned()),
            rate: first(&patterns.rate).map(|number| format!("{number} per second")),
            regions,
            paths: paths.unwrap_or_default(),
        }
    }
}

/// The line with the name of the operation, or the operation that a permission is for, or the first line if it is no sentence.
fn title(text: &Text<'_>, tables: &[Table], operation: Option<&Regex>) -> Option<String> {
    let end = tables.first().map_or(text.len() + 1, |table| table.lines.first);
    let above: Vec<&str> = (1..end).map(|line| text.line(line)).filter(|line| !line.is_empty()).collect();
    let named = above.iter().find(|line| line.len() <= 120 && operation.is_some_and(|name| name.is_match(line)));
    let permitted = || {
        let permission = tables.iter().find(|table| table.kind == Kind::Authorization)?;
        permission.rows.first()?.name.split_once(':').map(|(_, operation)| operation.to_owned())
    };
    let is_title = |line: &&&str| line.len() <= 120 && !line.ends_with(['.', '。', ':', '：']);
    let first = || above.first().filter(is_title).map(|line| (*line).to_owned());
    named.map(|line| (*line).to_owned()).or_else(permitted).or_else(first)
}

fn regions(list: &str) -> Vec<String> {
    let list = list.replace(", and ", ", ").replace(" and ", ", ");
    list.split(", ").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::{CALL, DATED, Headline, OPERATION, PATH, RATE, REGIONS};
    use crate::page::lines::Text;

    #[test]
    fn every_pattern_compiles() {
        for pattern in [OPERATION, DATED, CALL, RATE, REGIONS, PATH] {
            assert!(Regex::new(pattern).is_ok(), "{pattern}");
        }
    }

    #[test]
    fn what_stands_outside_the_tables_is_read() {
        let text = "Acme Cloud\nBoxes:FillBox\nLast Updated:May 01, 2024\nFilling is available in North 1, South 2, and East.\n\
                    A maximum of 7 requests can be initiated per second for it.\nPOST /v1/{box}/fill\n\
                    POST https://{host}/v1/b-7/fill { }";
        let read = Headline::read(&Text::new(text), &[]);
        let expected = Headline {
            title: Some("Boxes:FillBox".to_owned()),
            dated: Some("May 01, 2024".to_owned()),
            call: Some("POST /v1/{box}/fill".to_owned()),
            rate: Some("7 per second".to_owned()),
            regions: ["North 1", "South 2", "East"].map(str::to_owned).to_vec(),
            paths: vec!["/v1/b-7/fill".to_owned()],
        };
        assert_eq!(read, expected);
    }
}
