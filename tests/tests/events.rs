//! What `tracing` is told of a call. A binary of its own with one test, as there is one subscriber for a program.

use std::io::Write;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use flowlog_runtime::Config;
use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::transport::{TransportError, TransportErrorKind, blocking_from_fn, from_fn};
use flowlog_tencentcloud::vpc::{BlockingClient, Client, DescribeFlowLogsRequest};
use tracing::Level;

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

impl Printed {
    /// The lines since it was asked last.
    fn lines(&self) -> Vec<String> {
        let text = std::mem::take(&mut *self.0.lock().expect("no panic"));
        let text = String::from_utf8(text).expect("text");
        text.lines().map(|line| line.trim_start().to_owned()).collect()
    }
}

type Answer = Result<http::Response<Bytes>, TransportError>;

/// Nothing is sent at first, and then there is an answer.
fn second_time() -> impl Fn() -> Answer {
    let sent = AtomicU32::new(0);
    move || match sent.fetch_add(1, Ordering::SeqCst) {
        0 => Err(TransportError::not_sent(TransportErrorKind::Connect, "nobody listens")),
        _ => Ok(http::Response::new(r#"{"Response":{"RequestId":"r-7"}}"#.into())),
    }
}

fn never() -> Answer {
    Err(TransportError::not_sent(TransportErrorKind::Connect, "nobody listens"))
}

fn config(attempts: u32) -> Config {
    let retry = RetryPolicy::default().base(Duration::ZERO).attempts(attempts);
    Config::new().credentials(Credentials::new("AKIDEXAMPLE0000000000", "the-secret")).retry(retry)
}

#[test]
fn attempts_that_are_repeated_and_answers_are_told() {
    let printed = Printed::default();
    let out = printed.clone();
    let format = tracing_subscriber::fmt().with_max_level(Level::TRACE).without_time().with_target(false);
    format.with_ansi(false).with_writer(move || out.clone()).init();

    let answer = second_time();
    let transport = blocking_from_fn(move |_, _| answer(), |_| {});
    let client = BlockingClient::new(config(3).blocking_transport(transport)).expect("a client");
    client.call(DescribeFlowLogsRequest::new()).expect("an answer");
    let told = printed.lines();
    assert_eq!(
        told,
        [
            "WARN sending again operation=\"tencentcloud.vpc.DescribeFlowLogs\" attempts=1 wait=0ns \
             error=tencentcloud.vpc.DescribeFlowLogs: no connection to https://vpc.tencentcloudapi.com: nobody listens \
             (the request has not arrived)",
            "DEBUG answered operation=\"tencentcloud.vpc.DescribeFlowLogs\" attempts=2 request_id=\"r-7\"",
        ]
    );

    let answer = second_time();
    let transport = from_fn(move |_, _| std::future::ready(answer()), |_| std::future::ready(()));
    let client = Client::new(config(3).transport(transport)).expect("a client");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(client.describe_flow_logs(DescribeFlowLogsRequest::new())).expect("an answer");
    assert_eq!(printed.lines(), told, "async or not makes no difference");

    // The last word is the error, and no event.
    let client = BlockingClient::new(config(1).blocking_transport(blocking_from_fn(|_, _| never(), |_| {})));
    client.expect("a client").call(DescribeFlowLogsRequest::new()).expect_err("nobody listens");
    assert_eq!(printed.lines(), [""; 0]);

    #[cfg(unix)]
    files_that_others_can_write_to_are_told(&printed);
}

#[cfg(unix)]
fn files_that_others_can_write_to_are_told(printed: &Printed) {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("credentials\n");
    fs::write(&path, "[default]").expect("written");
    for (mode, is_told) in [(0o600, false), (0o644, false), (0o620, true), (0o602, true)] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("changed");
        flowlog_runtime::settings::Sources::process().file(&path).expect("read");
        let told = printed.lines();
        assert_eq!(told.len(), usize::from(is_told), "{told:?}");
        for line in told {
            let rest = line.strip_prefix("WARN others can write to a file with settings: chmod go-w ");
            let rest = rest.unwrap_or_else(|| panic!("{line}"));
            assert!(rest.ends_with(&format!("credentials\\\\n\\\"\" mode=\"{mode:o}\"")), "{line}");
        }
    }
}
