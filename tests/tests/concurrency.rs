//! Two hundred calls at once over one client: all of them answered, each with its own answer, over connections that are
//! used again.

use std::sync::{Arc, Barrier, Mutex, PoisonError};
use std::thread;

use flowlog_runtime::Config;
use flowlog_runtime::credentials::Credentials;
use flowlog_tencentcloud::vpc::{BlockingClient, Client, DescribeFlowLogsRequest};
use flowlog_tests::loopback::{Act, Loopback, Reply, Seen};

const AT_ONCE: usize = 200;

const ROUNDS: usize = 4;

/// One after the other: each has 600 sockets open, and many systems allow a process 1024.
static ALONE: Mutex<()> = Mutex::new(());

/// A service that answers nobody in a round before all are there, so that they are there at once.
fn service() -> Loopback {
    let all = Arc::new(Barrier::new(AT_ONCE));
    let reply = Reply::json(200, r#"{"Response":{"FlowLog":[{"FlowLogId":"fl-1"}],"TotalNum":1,"RequestId":"r"}}"#);
    let rounds = vec![Act::AnswerTogether(all, reply.clone()); ROUNDS * AT_ONCE];
    Loopback::start(rounds, Act::Answer(reply))
}

fn config(server: &Loopback) -> Config {
    Config::new().endpoint(server.endpoint()).credentials(Credentials::new("AKIDEXAMPLE0000000000", "the-secret"))
}

/// Every call is sent once, and over no more connections than this.
fn check(seen: &Seen, most: usize) {
    assert_eq!(seen.arrivals.len(), ROUNDS * AT_ONCE);
    assert!(seen.arrivals.iter().all(|arrival| arrival.is_whole));
    assert!((AT_ONCE..=most).contains(&seen.connections), "{} connections", seen.connections);
}

#[test]
fn calls_at_once_are_all_answered_over_connections_that_are_kept() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let server = service();
    runtime.block_on(async {
        let client = Client::new(config(&server)).expect("a client");
        for _ in 0..ROUNDS {
            let calls: Vec<_> = (0..AT_ONCE)
                .map(|_| {
                    let client = client.clone();
                    tokio::spawn(async move { client.describe_flow_logs(DescribeFlowLogsRequest::new()).await })
                })
                .collect();
            for call in calls {
                let reply = call.await.expect("no panic").expect("an answer");
                assert_eq!((reply.total_num, reply.meta().attempts()), (Some(1), 1));
            }
        }
    });
    // All that are idle are kept. But one comes back to the pool a little later than its answer to the caller, and who
    // finds none there connects: half of what calls without a pool would take is more than ever happens.
    check(&server.finish(), ROUNDS * AT_ONCE / 2);
}

#[test]
fn threads_at_once_are_all_answered_over_connections_that_are_kept() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let server = service();
    let client = BlockingClient::new(config(&server)).expect("a client");
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                for _ in 0..ROUNDS {
                    let reply = client.call(DescribeFlowLogsRequest::new()).expect("an answer");
                    assert_eq!((reply.total_num, reply.meta().attempts()), (Some(1), 1));
                }
            });
        }
    });
    // One comes back to the pool before its answer to the caller, and all that are idle are kept.
    check(&server.finish(), AT_ONCE);
}
