//! Asks Python what the sources of a package are. They are parsed by `read.py` in a process of its own, never imported; the process has a time
//! limit, and so has its answer a size. Without Python the package is not read, and that is all.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::NotRead;
use super::extract::Package;
use super::folder::Root;

/// What is run; the standard library of Python 3.8 will do.
const SCRIPT: &str = include_str!("read.py");

/// Bytes of an answer; the script stops before it has as many.
const LARGEST_ANSWER: u64 = 64 << 20;

/// The program that is asked.
#[derive(Debug)]
pub(super) struct Python {
    program: PathBuf,
    patience: Duration,
}

/// What the script prints.
#[derive(Debug, Deserialize)]
struct Answer {
    error: Option<Unreadable>,
    #[serde(flatten)]
    package: Package,
}

/// What stands in its way.
#[derive(Debug, Deserialize)]
struct Unreadable {
    at: String,
    found: String,
    expected: String,
}

impl Python {
    pub(super) fn new(program: &Path, patience: Duration) -> Self {
        Self { program: program.to_owned(), patience }
    }

    /// What a folder of a package says, read as a package of this kind.
    pub(super) fn read(&self, kind: &str, root: &Root, module: &str) -> Result<Package, NotRead> {
        let refuse = |found: String, expected: &str, help: &str| NotRead {
            at: root.name(module),
            found,
            expected: expected.to_owned(),
            help: help.to_owned(),
        };
        let answer = self.ask(kind, root.path(), module).map_err(|found| {
            refuse(
                found,
                "Python 3.8 or later",
                "install python3; without it, what this package said before stands as it is locked",
            )
        })?;
        let answer: Answer = serde_json::from_slice(&answer).map_err(|error| {
            refuse(
                format!("an answer of `{}` that is no JSON ({error})", self.program.display()),
                "what read.py prints",
                "see that it is Python 3.8 or later",
            )
        })?;
        match answer.error {
            None => Ok(answer.package),
            Some(error) => Err(NotRead {
                at: root.name(&error.at),
                found: error.found,
                expected: error.expected,
                help: "unpack the package again; if its form is new, teach codegen/src/catalogue/read.py".to_owned(),
            }),
        }
    }

    /// What the program prints, or why there is nothing.
    fn ask(&self, kind: &str, package: &Path, module: &str) -> Result<Vec<u8>, String> {
        let program = self.program.display();
        // Isolated: neither variables nor packages of this machine change what is read.
        let mut child = Command::new(&self.program)
            .args(["-I", "-S", "-c", SCRIPT, kind])
            .arg(package)
            .arg(module)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("`{program}` cannot be started ({error})"))?;
        let until = Instant::now() + self.patience;
        let (sender, receiver) = mpsc::channel();
        let output = child.stdout.take();
        std::thread::spawn(move || {
            let mut answer = Vec::new();
            let read = output.map(|output| output.take(LARGEST_ANSWER + 1).read_to_end(&mut answer));
            // Nobody listens any more if the time was up.
            let _ = sender.send(read.unwrap_or(Ok(0)).map(|_| answer));
        });
        let answer = receiver.recv_timeout(until.saturating_duration_since(Instant::now()));
        // Once its output is closed, or nobody waits for it any more, nothing that it does is of use.
        let _ = child.kill();
        let _ = child.wait();
        match answer {
            Ok(Ok(answer)) if answer.len() as u64 > LARGEST_ANSWER => {
                Err(format!("`{program}` prints more than {} MiB", LARGEST_ANSWER >> 20))
            }
            Ok(Ok(answer)) if answer.is_empty() => Err(format!("`{program}` prints nothing")),
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(format!("what `{program}` prints cannot be read ({error})")),
            Err(_) => Err(format!("`{program}` takes longer than {} seconds", self.patience.as_secs())),
        }
    }
}
