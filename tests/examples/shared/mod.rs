//! What the programs do alike: they print what was found, or what to do about an error. Knows no vendor.

use std::process::ExitCode;

use flowlog_runtime::{Error, ErrorKind};

/// Prints the flow logs of something, or why they are not known.
pub(crate) fn show(of: &str, flow_logs: Result<Vec<String>, Error>) -> ExitCode {
    match flow_logs {
        Ok(flow_logs) => {
            println!("flow logs of the {of}: {}", flow_logs.join(", "));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", explain(&error));
            ExitCode::FAILURE
        }
    }
}

/// What to do about an error.
pub(crate) fn explain(error: &Error) -> String {
    match error.kind() {
        ErrorKind::Validation(rejected) => rejected.to_string(),
        _ if error.is_retryable() => format!("try again later: {error}"),
        // Operation, code, status, request id and message are in it; `{:#}` would say even more.
        _ => error.to_string(),
    }
}
