//! What `tracing` is told of a call.

use std::io::Write;
use std::sync::{Arc, Mutex};

use flowlog_runtime::Config;
use flowlog_tencentcloud::vpc;
use tracing::Level;

use crate::script::Canned::{self, Answer, Lost, NotSent};
use crate::script::both;
use crate::sending::{credentials, good};

/// Everything that is printed.
#[derive(Clone, Default)]
struct Printed(Arc<Mutex<Vec<u8>>>);

impl Write for Printed {
    fn write(&mut self, text: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic").write(text)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A line per event of the same call by each client, which have to be the same.
fn told(canned: &[Canned]) -> Vec<String> {
    let printed = Printed::default();
    let out = printed.clone();
    let format =
        tracing_subscriber::fmt().with_max_level(Level::TRACE).without_time().with_target(false).with_ansi(false);
    let subscriber = format.with_writer(move || out.clone()).finish();
    let calls = || both(&vpc::SERVICE, &Config::new().credentials(credentials()), canned, &good());
    drop(tracing::subscriber::with_default(subscriber, calls));
    let text = String::from_utf8(printed.0.lock().expect("no panic").clone()).expect("text");
    let lines: Vec<String> = text.lines().map(|line| line.trim_start().to_owned()).collect();
    let (first, second) = lines.split_at(lines.len() / 2);
    assert_eq!(first, second);
    first.to_vec()
}

#[test]
fn attempts_that_are_repeated_and_answers_are_told() {
    let lines = told(&[NotSent, Answer(200, r#"{"Response":{"RequestId":"r-7"}}"#)]);
    let [again, answered] = &lines[..] else { panic!("{lines:?}") };
    assert!(
        again.starts_with("WARN sending again operation=\"tencentcloud.vpc.CreateFlowLog\" attempts=1 wait="),
        "{again}"
    );
    assert!(again.contains("has not arrived") && !again.contains("the-secret"), "{again}");
    assert_eq!(answered, "DEBUG answered operation=\"tencentcloud.vpc.CreateFlowLog\" attempts=2 request_id=\"r-7\"");
}

#[test]
fn the_last_word_is_the_error_and_no_event() {
    assert_eq!(told(&[Lost]), [""; 0]);
}
