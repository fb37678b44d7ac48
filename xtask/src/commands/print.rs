//! How commands print. Whoever reads no further, as `head` does, has read enough: that is no error. What is printed quotes specs and pages, and shows
//! what these have that a terminal would obey.

use std::io::{self, ErrorKind, Write};

use flowlog_codegen::visible_lines;

/// To the standard output.
pub(super) fn stdout(text: &str) {
    write(io::stdout().lock(), text);
}

/// To the standard error.
pub(super) fn stderr(text: &str) {
    write(io::stderr().lock(), text);
}

fn write(mut to: impl Write, text: &str) {
    match to.write_all(visible_lines(text).as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            // Nobody is left to tell but whoever looks at the status.
            let _ = writeln!(io::stderr(), "error: cannot print: {error}");
            std::process::exit(1);
        }
        _ => {}
    }
}
