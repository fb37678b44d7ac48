//! One file per command: its arguments, the call into codegen, what is printed.

mod check;
mod coverage;
mod drift;
mod explain;
mod export;
mod generate;
mod import;
mod language;
mod mutate;
mod print;
mod review;
mod shared;
mod update;
mod validate;

use std::process::ExitCode;

use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum Command {
    Gen(generate::Gen),
    Check(check::Check),
    Coverage(coverage::Coverage),
    Drift(drift::Drift),
    #[command(subcommand)]
    Export(export::Export),
    Explain(explain::Explain),
    Import(import::Import),
    Language(language::Language),
    Mutate(mutate::Mutate),
    Review(review::Review),
    Update(update::Update),
    Validate(validate::Validate),
}

impl Command {
    pub(crate) fn run(self) -> ExitCode {
        match self {
            Command::Gen(command) => command.run(),
            Command::Check(command) => command.run(),
            Command::Coverage(command) => command.run(),
            Command::Drift(command) => command.run(),
            Command::Export(command) => command.run(),
            Command::Explain(command) => command.run(),
            Command::Import(command) => command.run(),
            Command::Language(command) => command.run(),
            Command::Mutate(command) => command.run(),
            Command::Review(command) => command.run(),
            Command::Update(command) => command.run(),
            Command::Validate(command) => command.run(),
        }
    }
}
