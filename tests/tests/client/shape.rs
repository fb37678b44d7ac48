//! What the types promise: clients are shared between threads, calls can be moved to another, errors are small, and a call that is dropped is over.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use flowlog_runtime::client::{BlockingClient, Client};
use flowlog_runtime::transport::from_fn;
use flowlog_runtime::{Config, Error, Reply};
use flowlog_tencentcloud::vpc;

use crate::script::{Script, run};
use crate::sending::{credentials, good};

const fn shared<T: Clone + Send + Sync + 'static>() {}
const fn sent<T: Send + Sync + 'static>() {}

const _: () = {
    shared::<Client>();
    shared::<BlockingClient>();
    shared::<vpc::Client>();
    shared::<vpc::BlockingClient>();
    shared::<Config>();
    sent::<Error>();
    sent::<Reply<vpc::CreateFlowLogResponse>>();
    assert!(size_of::<Error>() == size_of::<usize>());
};

fn can_be_moved<F: Future + Send>(future: F) -> F {
    future
}

#[test]
fn a_call_can_be_moved_to_another_thread() {
    let world = Script::new(&[]);
    let client = vpc::Client::new(world.config(Config::new().credentials(credentials()))).expect("a client");
    drop(can_be_moved(client.create_flow_log(good())));
    drop(can_be_moved(client.call(good())));
    drop(can_be_moved(client.prepare(good())));
    drop(can_be_moved(client.call_raw("DescribeX", flowlog_runtime::Json::Null)));
    assert!(world.sent().is_empty(), "nothing is sent before somebody asks");
}

#[test]
fn a_call_that_is_dropped_is_given_up() {
    struct Noted(Arc<AtomicBool>);
    impl Drop for Noted {
        fn drop(&mut self) {
            self.0.store(true, Ordering::SeqCst);
        }
    }
    let is_over = Arc::new(AtomicBool::new(false));
    let noting = is_over.clone();
    let send = move |_, _| {
        let noted = Noted(noting.clone());
        async move {
            let _noted = noted;
            std::future::pending().await
        }
    };
    let transport = from_fn(send, |_| std::future::pending());
    let config = Config::new().credentials(credentials()).transport(transport);
    let client = vpc::Client::new(config).expect("a client");
    let mut call = Box::pin(client.create_flow_log(good()));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(call.as_mut().poll(&mut context).is_pending());
    assert!(!is_over.load(Ordering::SeqCst));
    drop(call);
    assert!(is_over.load(Ordering::SeqCst));
}

#[test]
fn what_is_printed_of_a_client_has_no_secret() {
    let world = Script::new(&[]);
    let config = world.config(Config::new().credentials(credentials().token("the-token")));
    let client = vpc::Client::new(config.clone()).expect("a client");
    let printed = format!("{config:?} {client:?} {:?}", run(client.prepare(good())).expect("a request"));
    assert!(!printed.contains("the-secret") && !printed.contains("the-token"), "{printed}");
    assert!(printed.contains("tencentcloud.vpc"), "{printed}");
}
