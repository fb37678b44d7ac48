//! One file per command: its arguments, the call into codegen, what is printed.

mod check;
mod explain;
mod export;
mod generate;
mod language;
mod shared;
mod validate;

use std::process::ExitCode;

use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum Command {
    Gen(generate::Gen),
    Check(check::Check),
    #[command(subcommand)]
    Export(export::Export),
    Explain(explain::Explain),
    Language(language::Language),
    Validate(validate::Validate),
}

impl Command {
    pub(crate) fn run(self) -> ExitCode {
        match self {
            Command::Gen(command) => command.run(),
            Command::Check(command) => command.run(),
            Command::Export(command) => command.run(),
            Command::Explain(command) => command.run(),
            Command::Language(command) => command.run(),
            Command::Validate(command) => command.run(),
        }
    }
}
