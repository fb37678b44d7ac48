//! What the command line prints: problems for people and for programs, and the table of a run. It decides nothing.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostic::{Problems, Sources};
use crate::emit::{Counts, Emitted};
use crate::output::Applied;
use crate::{Checked, Stages};

/// All problems as a person reads them, and how many there are.
pub fn problems(problems: &Problems, sources: &Sources) -> String {
    let mut text = String::new();
    for problem in problems.iter() {
        let _ = writeln!(text, "{}\n", problem.render(sources));
    }
    let files: std::collections::BTreeSet<_> = problems.iter().map(|p| p.span().file).collect();
    let _ = writeln!(text, "{} in {}", count(problems.len(), "problem"), count(files.len(), "file"));
    // One that can be pasted helps more than the name of a command.
    if let Some(problem) = problems.iter().next() {
        let _ = writeln!(text, "what a rule is for, and how it is kept: cargo xtask explain {}", problem.code);
    }
    text
}

/// All problems as a program reads them: a JSON array, empty when there are none.
pub fn problems_as_json(problems: &Problems, sources: &Sources) -> String {
    let all: Vec<_> = problems.iter().map(|problem| problem.to_json(sources)).collect();
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

/// What was checked, when nothing was wrong.
pub fn checked(checked: &Checked) -> String {
    let operations = checked.model.services.iter().map(|s| s.operations.len()).sum();
    let services = count(checked.model.services.len(), "service");
    format!("{} of {services} checked, no problem\n{}", count(operations, "operation"), times(&checked.stages))
}

/// The table of a run of `gen`: for each service what it holds, by kind and by who states it, and what became of its files.
pub fn generated(checked: &Checked, emitted: &Emitted, applied: &Applied) -> String {
    let mut text = String::new();
    for service in &checked.model.services {
        let none = Counts::default();
        let counts = emitted.counts.get(&service.id()).unwrap_or(&none);
        let name = format!("{}/{}", service.vendor, service.name);
        let folder = format!("{}/src/{}/", service.vendor, service.name);
        let here = |paths: &[String]| paths.iter().filter(|path| path.starts_with(&folder)).count();
        let _ = writeln!(
            text,
            "{name:<22} {:>3}, {:>3}, {:>3}, {}, {}; files: {} written, {} unchanged, {} removed",
            count(counts.operations, "operation"),
            count(counts.types, "type"),
            count(counts.enums, "enum"),
            count(counts.error_codes, "error code"),
            count(counts.lines, "line"),
            here(&applied.written),
            here(&applied.unchanged),
            here(&applied.removed),
        );
        text.push_str(&limits(counts));
    }
    let _ = writeln!(
        text,
        "all crates: {} written, {} unchanged, {} removed\n{}",
        count(applied.written.len(), "file"),
        applied.unchanged.len(),
        applied.removed.len(),
        times(&checked.stages)
    );
    text
}

/// What became of the schemas.
pub fn exported(checked: &Checked, applied: &Applied) -> String {
    format!(
        "schemas: {} written, {} unchanged, {} removed\n{}\n",
        count(applied.written.len(), "file"),
        applied.unchanged.len(),
        applied.removed.len(),
        times(&checked.stages)
    )
}

fn limits(counts: &Counts) -> String {
    let mut by_origin: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    for (&(check, origin), &number) in &counts.constraints {
        by_origin.entry(origin).or_default().push((check, number));
    }
    let mut text = String::new();
    for origin in ["stated", "recovered", "beyond"] {
        let Some(kinds) = by_origin.get(origin) else { continue };
        let all: usize = kinds.iter().map(|(_, number)| number).sum();
        let kinds: Vec<_> = kinds.iter().map(|(check, number)| format!("{number} {check}")).collect();
        let _ = writeln!(text, "  {all:>3} limits {origin}: {}", kinds.join(", "));
    }
    text
}

fn times(stages: &Stages) -> String {
    let all: Vec<_> =
        stages.times.iter().map(|(stage, time)| format!("{stage} {:.1} ms", time.as_secs_f64() * 1e3)).collect();
    format!("time: {}", all.join(", "))
}

fn count(number: usize, of: &str) -> String {
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
}
