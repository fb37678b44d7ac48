//! Figures, never tests: the create operations cloned to many, as a spec for our generator and as an OpenAPI document for others, and what `gen`
//! needs for them. `tests/peers/` runs it beside other generators. It must not decide whether a figure is good.
//!
//! ```sh
//! cargo run --release --package flowlog-tests --example measure -- clone 1000 FOLDER     # FOLDER/spec, FOLDER/openapi*.json
//! cargo run --release --package flowlog-tests --example measure -- clone-operations 1000 FOLDER     # within the five services
//! cargo run --release --package flowlog-tests --example measure -- gen FOLDER/spec OUT   # time per stage, peak memory
//! cargo run --release --package flowlog-tests --example measure -- hostile               # the same for files that nobody writes by accident
//! cargo run --release --package flowlog-tests --example measure -- pages DOCUMENTS       # reading the pages of the specs again
//! cargo run --release --package flowlog-tests --example measure -- hostile-pages         # reading pages that nobody writes by accident
//! ```

mod clones;
mod hostile;
mod older;
mod openapi;
mod pages;

use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use clones::Clone;
use flowlog_codegen::emit::RuntimeDependency;
use flowlog_codegen::{Target, check, export, generate, report};
use flowlog_tests::repository;
use mimalloc::MiMalloc;
use older::{Rules, older};
use serde_json::Value;

/// The allocator that `cargo xtask` has.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["clone", number, folder] => clone(number, Path::new(folder), Clone::Service),
        ["clone-operations", number, folder] => clone(number, Path::new(folder), Clone::Operation),
        ["gen", spec, out] => generated(Path::new(spec), Path::new(out)),
        ["hostile"] => hostile::all(),
        ["hostile", name] => hostile::one(name),
        ["pages", folder] => pages::documents(Path::new(folder)),
        ["hostile-pages"] => pages::hostile(),
        ["hostile-page", name] => pages::one(name),
        _ => panic!(
            "say `clone NUMBER FOLDER`, `clone-operations NUMBER FOLDER`, `gen SPEC OUT`, `hostile`, `pages DOCUMENTS` or `hostile-pages`"
        ),
    }
}

fn clone(operations: &str, folder: &Path, clone: Clone) {
    clones::write(&folder.join("spec"), operations.parse().expect("a number of operations"), clone);
    let model = check(&folder.join("spec")).model;
    let document = openapi::document(&model, &export::json_schema(&model));
    let write =
        |name: &str, document: &Value| fs::write(folder.join(name), document.to_string()).expect("the document");
    write("openapi.json", &document);
    write("openapi-3.0.json", &older(document.clone(), Rules::Kept));
    write("openapi-3.0-plain.json", &older(document, Rules::LeftOut));
}

fn generated(spec: &Path, out: &Path) {
    let runtime = RuntimeDependency::Path(repository().join("runtime").display().to_string());
    let start = Instant::now();
    let (checked, emitted, applied) =
        generate(&Target { spec, out, runtime, only: None, prune: false }).expect("the clones are sound");
    let took = start.elapsed();
    let text = report::generated(&checked, &emitted, &applied, None);
    println!("{:.3} s in all, peak {} MB", took.as_secs_f64(), peak());
    println!("{}", text.lines().last().unwrap_or_default());
}

/// The most memory that this process ever had, in MB, where the system tells.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.map_or_else(|| "?".to_owned(), |kilobytes| (kilobytes / 1024).to_string())
}
