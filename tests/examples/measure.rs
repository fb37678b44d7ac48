//! Figures, never tests: the create operations cloned to many, what `gen` needs for them, and what the Rust compiler needs for the result; and what
//! reading needs for spec files that nobody writes by accident.
//!
//! ```sh
//! cargo run --release --package flowlog-tests --example measure -- gen 1000      # time per stage, peak memory
//! cargo run --release --package flowlog-tests --example measure -- build 100     # cargo check and release build, median of 3
//! cargo run --release --package flowlog-tests --example measure -- hostile       # time, peak memory and problems per kind of malice
//! ```
//!
//! Each clone is a service of its own, so that nothing is shared that ten different services would not share. It must not decide whether a
//! figure is good.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use flowlog_codegen::emit::RuntimeDependency;
use flowlog_codegen::{Target, check_files, generate, report};
use flowlog_tests::hostile::kinds;
use flowlog_tests::{repository, spec_folder};

const CREATES: [(&str, &str); 5] = [
    ("alibabacloud", "ecr"),
    ("alibabacloud", "smartag"),
    ("huaweicloud", "er"),
    ("huaweicloud", "vpc"),
    ("tencentcloud", "vpc"),
];

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (what, operations) = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["hostile"] => return each_hostile(),
        ["hostile", name] => return hostile(name),
        [what @ ("gen" | "build"), number] => ((*what).to_owned(), number.parse().expect("a number of operations")),
        _ => panic!("say `gen` or `build`, and a number of operations; or `hostile`"),
    };
    let folder = tempfile::tempdir().expect("a folder");
    let (spec, out) = (folder.path().join("spec"), folder.path().join("out"));
    clone(&spec, operations);
    let runtime = RuntimeDependency::Path(repository().join("runtime").display().to_string());
    let start = Instant::now();
    let (checked, emitted, applied) =
        generate(&Target { spec: &spec, out: &out, runtime, only: None }).expect("the clones are sound");
    let took = start.elapsed();
    let text = report::generated(&checked, &emitted, &applied, None);
    println!("{operations} operations: {:.2} s in all, peak {} MB", took.as_secs_f64(), peak());
    println!("{}", text.lines().last().unwrap_or_default());
    if what == "build" {
        build(&out);
    }
}

/// The five creates, each as often as it takes.
fn clone(spec: &Path, operations: usize) {
    for number in 0..operations {
        let (vendor, service) = CREATES[number % CREATES.len()];
        let (name, clone) = (format!("{service}{}", number / CREATES.len()), spec_folder().join(vendor).join(service));
        let to = spec.join(vendor).join(&name);
        fs::create_dir_all(&to).expect("a folder");
        fs::copy(clone.join("service.yaml"), to.join("service.yaml")).expect("service.yaml");
        let text = fs::read_to_string(clone.join("CreateFlowLog.yaml")).expect("the create");
        let id = format!("id: {vendor}.{service}.CreateFlowLog");
        let text = text.replacen(&id, &format!("id: {vendor}.{name}.CreateFlowLog"), 1);
        fs::write(to.join("CreateFlowLog.yaml"), text).expect("the clone");
    }
}

/// Each kind in a process of its own, so that each has its own peak.
fn each_hostile() {
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
fn hostile(name: &str) {
    let (_, files) = kinds().into_iter().find(|(known, _)| *known == name).expect("a known kind");
    let start = Instant::now();
    let checked = check_files(&files);
    let shown = report::problems(&checked.problems, &checked.sources);
    let json = report::problems_as_json(&checked.problems, &checked.sources);
    let took = start.elapsed().as_secs_f64() * 1e3;
    println!("{name:<40}{took:>10.1}{:>10}{:>10}", peak(), checked.problems.len());
    drop((shown, json));
}

/// The most memory that this process ever had, in MB, where the system tells.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.map_or_else(|| "?".to_owned(), |kilobytes| (kilobytes / 1024).to_string())
}

/// Builds the crates as one workspace, dependencies built before, nothing incremental.
fn build(out: &Path) {
    let crates: Vec<PathBuf> = fs::read_dir(out).expect("crates").map(|entry| entry.expect("a crate").path()).collect();
    let name = |path: &PathBuf| format!("{:?}", path.file_name().expect("a name").to_string_lossy());
    let members: Vec<String> = crates.iter().map(name).collect();
    fs::write(out.join("Cargo.toml"), format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", ")))
        .expect("a workspace");
    for manifest in crates.iter().map(|path| path.join("Cargo.toml")) {
        let text = fs::read_to_string(&manifest).expect("a manifest");
        fs::write(&manifest, text.replace("\n[workspace]\n", "")).expect("a member");
    }
    for arguments in [&["check"][..], &["build", "--release"]] {
        let cargo = || {
            let mut command = Command::new(env!("CARGO"));
            command.args(arguments).arg("--quiet").current_dir(out).env("CARGO_INCREMENTAL", "0");
            assert!(command.env_remove("CARGO_TARGET_DIR").status().expect("cargo").success(), "it does not build");
        };
        cargo();
        let mut times: Vec<Duration> = (0..3)
            .map(|_| {
                for library in crates.iter().map(|path| path.join("src/lib.rs")) {
                    let text = fs::read(&library).expect("a library");
                    fs::write(&library, text).expect("a newer library");
                }
                let start = Instant::now();
                cargo();
                start.elapsed()
            })
            .collect();
        times.sort();
        println!("cargo {}: {times:.2?}, median {:.2} s", arguments.join(" "), times[1].as_secs_f64());
    }
}
