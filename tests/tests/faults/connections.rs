//! Several calls over the connections that a client keeps: reused while they are good, given up when they are not, and
//! never one call's answer for another.

use crate::{Either, config, good, kind, read_only, without_token};
use flowlog_tencentcloud::vpc::CreateFlowLogRequest;
use flowlog_tests::loopback::{Act, Loopback, Point, Reply};

/// Both clients in turn, each with a service of its own.
fn each(script: &[Act], then: &Act, test: impl Fn(&Either, &Loopback)) -> [flowlog_tests::loopback::Seen; 2] {
    Either::both::<CreateFlowLogRequest>().map(|client| {
        let server = Loopback::start(script.to_vec(), then.clone());
        test(&client(config(&server)), &server);
        server.finish()
    })
}

#[test]
fn a_connection_is_kept() {
    let seen = each(&[], &Act::Answer(good()), |client, _| {
        for _ in 0..20 {
            client.call(without_token()).expect("an answer");
        }
    });
    let [asynchronous, blocking] = seen.map(|seen| (seen.connections, seen.arrivals.len()));
    assert_eq!(blocking, (1, 20));
    // A task gives a connection back when the answer is read; on a busy machine the next call may be faster and open one.
    assert!(asynchronous.0 < 20 && asynchronous.1 == 20, "{asynchronous:?}");
}

#[test]
fn a_connection_that_the_service_has_closed_is_not_used() {
    for closes in [good().closing(), good().header("Connection", "close").closing(), good().until_end()] {
        let seen = each(&[], &Act::Answer(closes), |client, server| {
            for _ in 0..5 {
                let reply = client.call(without_token());
                let reply = reply.unwrap_or_else(|error| panic!("{}: {error:#}", client.name()));
                assert_eq!(reply.meta().attempts(), 1);
                // An async client hears of it by itself, on a busy machine a moment later; a blocking one looks when it calls.
                match client {
                    Either::Async(_) => server.wait_until_left(),
                    Either::Blocking(_) => server.wait_until_closed(),
                }
            }
        });
        assert_eq!(seen.map(|seen| (seen.connections, seen.arrivals.len())), [(5, 5), (5, 5)]);
    }
}

#[test]
fn a_request_that_is_lost_on_a_kept_connection_is_not_sent_again_behind_our_back() {
    for point in [Point::Begun, Point::Head, Point::InBody, Point::Whole] {
        for fault in [Act::Reset(point.clone()), Act::Close(point)] {
            let seen = each(&[Act::Answer(good()), fault], &Act::Answer(good()), |client, _| {
                client.call(without_token()).expect("an answer");
                let error = client.call(without_token()).expect_err("lost");
                assert_eq!(kind(&error), "Reset, perhaps arrived", "{}: {error:#}", client.name());
                assert_eq!(error.attempts(), 1);
                assert!(error.may_have_been_executed());
            });
            assert_eq!(seen.map(|seen| seen.arrivals.len()), [2, 2]);
        }
    }
}

#[test]
fn reading_over_a_kept_connection_that_is_lost_is_tried_again() {
    let script = [Act::Answer(good()), Act::Reset(Point::Whole), Act::Close(Point::Whole)];
    let seen = each(&script, &Act::Answer(good()), |client, _| {
        assert_eq!(client.call(read_only()).expect("an answer").meta().attempts(), 1);
        let reply = client.call(read_only()).unwrap_or_else(|error| panic!("{}: {error:#}", client.name()));
        assert_eq!(reply.meta().attempts(), 3);
    });
    assert_eq!(seen.map(|seen| seen.arrivals.len()), [4, 4]);
}

#[test]
fn bytes_behind_an_answer_are_never_the_answer_of_the_next_call() {
    let body = r#"{"Response":{"RequestId":"mine"}}"#;
    let behind = "HTTP/1.1 200 OK\r\nContent-Length: 37\r\n\r\n{\"Response\":{\"RequestId\":\"smuggled\"}}";
    let surplus = Reply::json(200, format!("{body}{behind}")).of_length(body.len());
    let chunked = Reply::json(200, body).chunked();
    for reply in [surplus, chunked.followed_by(behind)] {
        let seen = each(&[Act::Answer(reply)], &Act::Answer(Reply::json(200, body)), |client, _| {
            for _ in 0..3 {
                // The second call may fail, as its connection is not to be trusted; it may not get what is not its own.
                match client.call(without_token()) {
                    Ok(reply) => assert_ne!(reply.meta().request_id(), Some("smuggled"), "{}", client.name()),
                    Err(error) => assert_eq!(kind(&error), "Reset, perhaps arrived", "{}", client.name()),
                }
            }
        });
        assert!(seen.iter().all(|seen| seen.arrivals.len() <= 3));
    }
}

#[test]
fn answers_before_the_answer_are_skipped() {
    let interim = Act::Bytes(
        Point::Whole,
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n\
          HTTP/1.1 200 OK\r\nContent-Length: 32\r\n\r\n{\"Response\":{\"RequestId\":\"r-1\"}}",
    );
    each(&[], &interim, |client, _| {
        let reply = client.call(without_token()).unwrap_or_else(|error| panic!("{}: {error:#}", client.name()));
        assert_eq!(reply.meta().request_id(), Some("r-1"));
    });
}
