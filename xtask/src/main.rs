//! The command line of the maintainer. It parses arguments, calls codegen and prints; whatever is decided is decided there.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use flowlog_codegen::emit::RuntimeDependency;
use flowlog_codegen::output::Freshness;
use flowlog_codegen::verdict::{Format as VerdictFormat, validate};
use flowlog_codegen::{
    Failure, Target, check, explain, export_json_schema, freshness, generate, json_schema_freshness, language, report,
};

/// Turns the spec into Rust clients, and checks it.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read the spec, check it and write the generated crates; writes only what changed.
    Gen {
        /// The spec folder [default: spec of this repository]
        #[arg(long, value_name = "DIR")]
        spec: Option<PathBuf>,
        /// The folder of the generated crates [default: generated of this repository]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// The crates in --out are members of this workspace, as those in generated are
        #[arg(long, requires = "out")]
        members: bool,
        /// Write only this service, and the files that its crate has once
        #[arg(long, value_name = "VENDOR/SERVICE")]
        only: Option<String>,
        /// Write nothing; list what is changed, missing or stale, and fail if anything is
        #[arg(long)]
        check: bool,
    },
    /// Report every problem of every spec file.
    Check {
        /// The spec folder [default: spec of this repository]
        #[arg(long, value_name = "DIR")]
        spec: Option<PathBuf>,
        /// How to print
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Write what the requests look like for users of other languages.
    Export {
        #[command(subcommand)]
        what: Export,
    },
    /// Say what a rule is for, with a bad and a good example; without a code, list all rules.
    Explain {
        /// The code of a diagnostic, such as `inverted-limits`
        code: Option<String>,
    },
    /// Write what stands beside the specs about their language: spec/RULES.md and spec/schema.json.
    Language {
        /// Write nothing; say whether the two are up to date, and fail if not
        #[arg(long)]
        check: bool,
    },
    /// Judge a request without sending it: 0 no violation, 1 violations, 2 cannot be read.
    Validate {
        /// The operation
        #[arg(value_name = "VENDOR/SERVICE/OPERATION")]
        operation: String,
        /// The request as JSON, keyed by wire names, places merged; `-` for standard input
        request: PathBuf,
        /// The spec folder [default: spec of this repository]
        #[arg(long, value_name = "DIR")]
        spec: Option<PathBuf>,
        /// How to print
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
}

#[derive(Subcommand)]
enum Export {
    /// JSON Schema 2020-12 of each request: its types, and the limits whose breach is a violation.
    JsonSchema {
        /// The spec folder [default: spec of this repository]
        #[arg(long, value_name = "DIR")]
        spec: Option<PathBuf>,
        /// The folder of the schemas, which holds nothing else [default: generated/schemas of this repository]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Write nothing; list what is changed, missing or stale, and fail if anything is
        #[arg(long)]
        check: bool,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Json,
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Gen { spec, out, members, only, check } => run_gen(spec, out, members, only.as_deref(), check),
        Command::Check { spec, format } => run_check(&spec.unwrap_or_else(|| repository("spec")), format),
        Command::Export { what: Export::JsonSchema { spec, out, check } } => run_export(spec, out, check),
        Command::Explain { code } => run_explain(code.as_deref()),
        Command::Language { check } => run_language(check),
        Command::Validate { operation, request, spec, format } => {
            run_validate(&spec.unwrap_or_else(|| repository("spec")), &operation, &request, format)
        }
    }
}

/// A folder of the repository that this program was built from.
fn repository(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name(folder)
}

fn run_gen(spec: Option<PathBuf>, out: Option<PathBuf>, members: bool, only: Option<&str>, check: bool) -> ExitCode {
    let command = if members { "cargo xtask gen --members" } else { "cargo xtask gen" };
    let fix = fix(command, spec.as_deref(), out.as_deref(), only);
    let runtime = match &out {
        None => RuntimeDependency::Workspace,
        Some(_) if members => RuntimeDependency::Workspace,
        Some(_) => RuntimeDependency::Path(repository("runtime").display().to_string()),
    };
    let spec = spec.unwrap_or_else(|| repository("spec"));
    let out = out.unwrap_or_else(|| repository("generated"));
    let target = Target { spec: &spec, out: &out, runtime, only };
    if check {
        return say(freshness(&target, &fix));
    }
    match generate(&target) {
        Ok((checked, emitted, applied)) => {
            print!("{}", report::generated(&checked, &emitted, &applied));
            ExitCode::SUCCESS
        }
        Err(failure) => fail(&failure),
    }
}

fn run_export(spec: Option<PathBuf>, out: Option<PathBuf>, check: bool) -> ExitCode {
    let fix = fix("cargo xtask export json-schema", spec.as_deref(), out.as_deref(), None);
    let spec = spec.unwrap_or_else(|| repository("spec"));
    let out = out.unwrap_or_else(|| repository("generated/schemas"));
    if check {
        return say(json_schema_freshness(&spec, &out, &fix));
    }
    match export_json_schema(&spec, &out) {
        Ok((checked, applied)) => {
            print!("{}", report::exported(&checked, &applied));
            ExitCode::SUCCESS
        }
        Err(failure) => fail(&failure),
    }
}

fn say(freshness: Result<Freshness, Failure>) -> ExitCode {
    match freshness {
        Ok(freshness) => {
            print!("{freshness}");
            status(freshness.is_fresh())
        }
        Err(failure) => fail(&failure),
    }
}

/// The command that brings what it writes up to date.
fn fix(command: &str, spec: Option<&Path>, out: Option<&Path>, only: Option<&str>) -> String {
    let mut command = command.to_owned();
    let options = [("spec", spec.map(|p| p.display().to_string())), ("out", out.map(|p| p.display().to_string()))];
    for (option, value) in options.into_iter().chain([("only", only.map(str::to_owned))]) {
        if let Some(value) = value {
            command.push_str(&format!(" --{option} {value}"));
        }
    }
    command
}

fn run_check(spec: &Path, format: Format) -> ExitCode {
    let checked = check(spec);
    let fine = checked.problems.is_empty();
    match format {
        Format::Json => print!("{}", report::problems_as_json(&checked.problems, &checked.sources)),
        Format::Human if fine => println!("{}", report::checked(&checked)),
        Format::Human => eprint!("{}", report::problems(&checked.problems, &checked.sources)),
    }
    status(fine)
}

fn run_explain(code: Option<&str>) -> ExitCode {
    match code.map_or_else(|| Ok(explain::list()), explain::explain) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run_language(check: bool) -> ExitCode {
    let spec = repository("spec");
    if check {
        return match language::freshness(&spec, "cargo xtask language") {
            Ok(freshness) => {
                print!("{freshness}");
                status(freshness.is_fresh())
            }
            Err(error) => fail(&error.into()),
        };
    }
    match language::write(&spec) {
        Ok(applied) => {
            println!("{} files written, {} unchanged", applied.written.len(), applied.unchanged.len());
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error.into()),
    }
}

fn run_validate(spec: &Path, operation: &str, request: &Path, format: Format) -> ExitCode {
    let checked = check(spec);
    if !checked.problems.is_empty() {
        eprint!("{}", report::problems(&checked.problems, &checked.sources));
        return ExitCode::from(2);
    }
    let format = match format {
        Format::Human => VerdictFormat::Human,
        Format::Json => VerdictFormat::Json,
    };
    let verdict = validate(&checked.model, operation, request, format);
    println!("{}", verdict.text);
    ExitCode::from(verdict.status)
}

fn status(fine: bool) -> ExitCode {
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn fail(failure: &Failure) -> ExitCode {
    match failure {
        Failure::Spec(checked) => {
            eprint!("{}", report::problems(&checked.problems, &checked.sources));
            eprintln!("nothing was written");
        }
        other => eprintln!("error: {other}"),
    }
    ExitCode::FAILURE
}
