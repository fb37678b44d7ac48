//! What holds for reports as such: everything at once, and the form for programs.

use flowlog_codegen::check_files;
use flowlog_codegen::diagnostic::Diagnostic;

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
    let place = |problem: &Diagnostic| {
        let span = problem.labels.first().unwrap().span;
        let at = spec.sources.position(span);
        format!("{} {}:{}:{}", problem.code, spec.sources.file(span).unwrap().path, at.line, at.column)
    };
    let found: Vec<String> = spec.problems.iter().map(place).collect();
    assert_eq!(
        found,
        [
            "inverted-limits spec/acme/box/CreateLog.yaml:47:16",
            "unknown-field spec/acme/box/ListLogs.yaml:40:13",
            "unknown-word spec/acme/box/service.yaml:7:8",
        ]
    );
}

#[test]
fn programs_get_the_same_facts() {
    let edit = Edit::Replace("CreateLog.yaml", "failed: [broken]", "failed: [running, broken]");
    let spec = Spec::edited("json", &[edit]);
    let all: Vec<_> = spec.problems.iter().map(|problem| problem.to_json(&spec.sources)).collect();
    assert_eq!(
        serde_json::to_value(all).unwrap(),
        serde_json::json!([{
            "code": "state-twice",
            "message": "state `running` stands in two places",
            "file": "spec/acme/box/CreateLog.yaml",
            "line": 105,
            "column": 16,
            "help": "keep it in one group: what it does next must be clear",
            "related": [
                { "file": "spec/acme/box/CreateLog.yaml", "line": 104, "column": 17, "text": "`settled`" },
            ],
        }])
    );
}

fn places(edits: &[Edit], name: &str) -> Vec<String> {
    let spec = Spec::edited(name, edits);
    let place = |problem: &Diagnostic| {
        // What cannot be shown well must not stop the run either.
        assert!(problem.render(&spec.sources).contains(problem.code));
        let at = spec.sources.position(problem.labels.first().unwrap().span);
        format!("{} {}:{}", problem.code, at.line, at.column)
    };
    spec.problems.iter().map(place).collect()
}

#[test]
fn line_ends_marks_and_wide_letters_move_no_place() {
    let list = include_str!("../fixtures/base/acme/box/ListLogs.yaml").replace("style: marker", "style: märker");
    let expected = ["unknown-word 39:10"];
    let write = |text: String| [Edit::Write("ListLogs.yaml", text.into_bytes())];
    assert_eq!(places(&write(list.clone()), "plain"), expected);
    assert_eq!(places(&write(list.replace('\n', "\r\n")), "crlf"), expected);
    assert_eq!(places(&write(format!("\u{feff}{list}")), "mark"), expected);
    assert_eq!(places(&write(list.replace("Lists the logs", "列出 𝒟日志")), "wide"), expected);
    let mut bytes = format!("\u{feff}{}", list.replace('\n', "\r\n")).into_bytes();
    bytes.push(0xff);
    let last = list.lines().count() + 1;
    assert_eq!(places(&[Edit::Write("ListLogs.yaml", bytes)], "bytes"), [format!("unreadable-file {last}:1")]);
}

#[test]
fn a_file_that_cannot_be_read_hides_no_mistake_of_others_and_makes_none() {
    let spec = Spec::edited(
        "half",
        &[
            Edit::Replace("CreateLog.yaml", "\nrequest:", "\n\trequest:"),
            Edit::Replace("ListLogs.yaml", "size: Limit", "size: Limits"),
        ],
    );
    let codes: Vec<&str> = spec.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["yaml-syntax", "unknown-field"], "{}", spec.report());
}

#[test]
fn a_broken_file_makes_no_verdicts_of_its_siblings_wrong() {
    let answer = Edit::Replace(
        "ListLogs.yaml",
        "      {}\n",
        "      {}\n    response: |\n      {\"Logs\": [{\"Id\": \"log-1\", \"State\": \"starting\"}]}\n",
    );
    assert_eq!(places(std::slice::from_ref(&answer), "sibling"), Vec::<String>::new());
    let broken = Edit::Replace("CreateLog.yaml", "State: {type: string, enum:", "State: {type: string, enumm:");
    assert_eq!(places(&[answer.clone(), broken], "sibling-key"), ["unknown-key 108:29"]);
    let torn = Edit::Replace("CreateLog.yaml", "\ntypes:", "\n\ttypes:");
    assert_eq!(places(&[answer, torn], "sibling-torn"), ["yaml-syntax 89:2"]);
}

#[test]
fn a_misspelt_type_is_one_mistake() {
    let tags = [
        Edit::Replace("CreateLog.yaml", "type: list of Tag", "type: Tga"),
        Edit::Replace(
            "CreateLog.yaml",
            "  - {name: largest size",
            "  - {name: no key, set: {Tags.Value: a}, rejects: Tags.Key required}\n  - {name: largest size",
        ),
        Edit::Replace(
            "CreateLog.yaml",
            "Tags:\n        type: Tga\n        items: up to 5\n",
            "Tags:\n        type: Tga\n",
        ),
    ];
    assert_eq!(places(&tags, "misspelt"), ["unknown-type 71:15"]);
}

#[test]
fn an_unknown_member_of_an_example_hides_behind_no_case() {
    let edit =
        Edit::Replace("CreateLog.yaml", "{\"Name\": \"my-log\", \"Target\"", "{\"Nmae\": \"my-log\", \"Target\"");
    let spec = Spec::edited("example-member", &[edit]);
    let messages: Vec<&str> = spec.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(matches!(messages.as_slice(), [one] if one.contains("did you mean `Name`?")), "{messages:?}");
}

#[test]
fn what_lies_beside_the_services_for_a_reason_is_left_alone() {
    let welcome = [
        "./README.md",
        "./RULES.md",
        "acme/box/CreateLog.lock",
        "./schema.json",
        "./.gitignore",
        "acme/box/.CreateLog.yaml.swp",
    ];
    assert_eq!(places(&welcome.map(|file| Edit::Write(file, b"text\n".to_vec())), "welcome"), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_listed_hides_nothing_of_the_others() {
    use std::os::unix::fs::PermissionsExt;
    let root = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("shut-{}", std::process::id()));
    let (open, shut) = (root.join("acme/box"), root.join("acme/shut"));
    std::fs::create_dir_all(&open).unwrap();
    std::fs::create_dir_all(&shut).unwrap();
    std::fs::write(open.join("DropLog.yaml"), "spec: 1\nspec: 1\n").unwrap();
    std::fs::set_permissions(&shut, std::fs::Permissions::from_mode(0o000)).unwrap();
    let is_shut = std::fs::read_dir(&shut).is_err();
    let checked = flowlog_codegen::check(&root);
    std::fs::set_permissions(&shut, std::fs::Permissions::from_mode(0o700)).unwrap();
    std::fs::remove_dir_all(&root).unwrap();
    let codes: Vec<&str> = checked.problems.iter().map(|problem| problem.code).collect();
    assert!(codes.contains(&"duplicate-key"), "{codes:?}");
    // Whoever may read everything sees an empty folder.
    let shut = if is_shut { "unreadable-file" } else { "service-without-operations" };
    assert!(codes.contains(&shut), "{codes:?}");
}

#[test]
fn a_bad_name_of_a_vendor_is_said_once_however_many_services_it_has() {
    let service = "spec: 1\nname: Box\ndoc: Boxes.\nprotocol: acme-rest\nfields-in: query\nlists: repeat\nendpoint: {host: box.acme.example}\n";
    let files = (0..300).map(|number| (format!("Acme/box_{number}/service.yaml"), service.as_bytes().to_vec()));
    let checked = check_files(&files.collect());
    assert_eq!(checked.problems.iter().filter(|problem| problem.code == "folder-name").count(), 1);
}

#[test]
fn what_is_wrong_in_one_case_hides_no_other_and_what_is_wrong_in_one_file_no_other_file() {
    let wrong = Edit::Replace("CreateLog.yaml", "Size: 100}, accepts: all", "Size: 100}, rejects: Size range");
    let unknown = Edit::Replace("CreateLog.yaml", "set: {Period: 60}", "set: {Perod: 60}");
    let elsewhere = Edit::Replace("ListLogs.yaml", "position: Marker", "position: Marken");
    let codes = |name: &str, edits: &[Edit]| -> Vec<&'static str> {
        Spec::edited(name, edits).problems.iter().map(|problem| problem.code).collect()
    };
    assert_eq!(codes("case-beside-case", &[wrong.clone(), unknown]), ["wrong-verdict", "unknown-field"]);
    assert_eq!(codes("case-beside-file", &[wrong.clone(), elsewhere]), ["wrong-verdict", "unknown-field"]);
    let limit = Edit::Replace("CreateLog.yaml", "range: 1 to 100", "range: upto 100");
    assert_eq!(codes("case-on-limit", &[wrong, limit]), ["unreadable-limits"]);
}
