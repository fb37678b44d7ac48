//! What reading needs for spec files that nobody writes by accident: time, peak memory and problems per kind of malice.

use std::env;
use std::process::Command;
use std::time::Instant;

use flowlog_codegen::{check_files, report};
use flowlog_tests::hostile::kinds;

use super::peak;

/// Each kind in a process of its own, so that each has its own peak.
pub(crate) fn all() {
    println!("{:<40}{:>10}{:>10}{:>10}", "kind", "ms", "peak MB", "problems");
    for (name, _) in kinds() {
        let child =
            Command::new(env::current_exe().expect("this program")).args(["hostile", name]).status().expect("a child");
        if !child.success() {
            println!("{name:<40} {child}");
        }
    }
}

/// One kind: read, resolved, checked, and every problem shown as a person and as a program reads it. The memory is that of the whole
/// process, all kinds included.
pub(crate) fn one(name: &str) {
    let (_, files) = kinds().into_iter().find(|(known, _)| *known == name).expect("a known kind");
    let start = Instant::now();
    let checked = check_files(&files);
    let shown = report::problems(&checked.problems, &checked.sources);
    let json = report::problems_as_json(&checked.problems, &checked.sources);
    let took = start.elapsed().as_secs_f64() * 1e3;
    println!("{name:<40}{took:>10.1}{:>10}{:>10}", peak(), checked.problems.len());
    drop((shown, json));
}
