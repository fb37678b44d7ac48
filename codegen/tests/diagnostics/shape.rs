//! What holds for reports as such: everything at once, and the form for programs.

use crate::folder::{Edit, Spec};

fn three_mistakes() -> Spec {
    Spec::edited(
        "three",
        &[
            Edit::Replace("CreateLog.yaml", "range: 1 to 100", "range: 100 to 1"),
            Edit::Replace("ListLogs.yaml", "position: Marker", "position: Marken"),
            Edit::Replace("service.yaml", "lists: repeat", "lists: repeated"),
        ],
    )
}

#[test]
fn three_mistakes_in_three_files_are_three_reports_of_one_run() {
    let spec = three_mistakes();
    let found: Vec<String> = spec
        .problems
        .iter()
        .map(|problem| {
            let json = serde_json::to_value(problem.to_json(&spec.loaded.sources)).unwrap();
            format!("{} {}:{}:{}", problem.code, json["file"].as_str().unwrap(), json["line"], json["column"])
        })
        .collect();
    assert_eq!(
        found,
        [
            "inverted-limits spec/acme/box/CreateLog.yaml:49:16",
            "unknown-field spec/acme/box/ListLogs.yaml:40:13",
            "unknown-word spec/acme/box/service.yaml:7:8",
        ]
    );
}

#[test]
fn programs_get_the_same_facts() {
    let edit = Edit::Replace("CreateLog.yaml", "failed: [broken]", "failed: [running, broken]");
    let spec = Spec::edited("json", &[edit]);
    let all: Vec<_> = spec.problems.iter().map(|problem| problem.to_json(&spec.loaded.sources)).collect();
    assert_eq!(
        serde_json::to_value(all).unwrap(),
        serde_json::json!([{
            "code": "state-twice",
            "message": "state `running` stands in two places",
            "file": "spec/acme/box/CreateLog.yaml",
            "line": 107,
            "column": 16,
            "help": "keep it in one group: what it does next must be clear",
            "related": [
                { "file": "spec/acme/box/CreateLog.yaml", "line": 106, "column": 17, "text": "`settled`" },
            ],
        }])
    );
}
