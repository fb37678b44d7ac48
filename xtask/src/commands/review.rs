//! `cargo xtask review`

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use flowlog_codegen::review::{Look, ReviewError, operations, review};

use super::print::stdout;
use super::shared::{Sources, Spec, complain, fail, status};

/// See each row of a page beside each line of its spec, and what no row supports; for one field also what would notice if it changed.
#[derive(Args)]
pub(crate) struct Review {
    /// The operation; without it, all are listed
    #[arg(value_name = "VENDOR/SERVICE/OPERATION")]
    operation: Option<String>,
    /// A field by its name, or by the end of its path
    field: Option<String>,
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    spec: Spec,
    /// How to print; a page for the browser is of a whole operation
    #[arg(long, value_enum, default_value_t = Form::Human)]
    format: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Human,
    Html,
}

impl Review {
    pub(super) fn run(self) -> ExitCode {
        let spec = self.spec.folder();
        let Some(operation) = &self.operation else {
            return match operations(&spec) {
                Ok(names) => {
                    stdout(&(names.join("\n") + "\n"));
                    ExitCode::SUCCESS
                }
                Err(error) => self.refuse(error),
            };
        };
        if let (Some(field), Form::Html) = (&self.field, self.format) {
            return complain(format_args!(
                "--format html is for a whole operation: leave out `{field}`, or the format"
            ));
        }
        let look = if matches!(self.format, Form::Html) { Look::Html } else { Look::Text };
        match review(&spec, operation, self.field.as_deref(), &self.sources.folders(), look, self.spec.given()) {
            Ok(review) => {
                stdout(&review.text);
                review.troubles.iter().for_each(|trouble| {
                    complain(trouble);
                });
                status(review.troubles.is_empty())
            }
            Err(error) => self.refuse(error),
        }
    }

    fn refuse(&self, error: ReviewError) -> ExitCode {
        match error {
            ReviewError::Failure(failure) => fail(failure, &self.spec, ""),
            other => complain(other),
        }
    }
}
