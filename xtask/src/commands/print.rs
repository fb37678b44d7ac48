//! How commands print. Whoever reads no further, as `head` does, has read enough: that is no error.

use std::io::{self, ErrorKind, Write};

/// To the standard output.
pub(super) fn stdout(text: &str) {
    write(io::stdout().lock(), text);
}

/// To the standard error.
pub(super) fn stderr(text: &str) {
    write(io::stderr().lock(), text);
}

fn write(mut to: impl Write, text: &str) {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            // Nobody is left to tell but whoever looks at the status.
            let _ = writeln!(io::stderr(), "error: cannot print: {error}");
            std::process::exit(1);
        }
        _ => {}
    }
}
