//! The service that misbehaves as it is told, held against a plain socket: what is counted, and what the client sees.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;

use flowlog_tests::loopback::{Act, Loopback, Point, Reply, Seen, refusing};

const REQUEST: &[u8] = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody";

fn connect(endpoint: &str) -> std::io::Result<TcpStream> {
    TcpStream::connect(endpoint.strip_prefix("http://").expect("plain HTTP"))
}

/// Sends these bytes and reads to the end, or to an error.
fn exchange(act: Act, sent: &[u8]) -> (Result<String, ErrorKind>, Seen) {
    let server = Loopback::start([act], Act::Close(Point::Begun));
    let mut stream = connect(&server.endpoint()).expect("a connection");
    stream.write_all(sent).expect("sent");
    let mut answer = String::new();
    let read = stream.read_to_string(&mut answer).map_err(|error| error.kind());
    drop(stream);
    (read.map(|_| answer), server.finish())
}

#[test]
fn each_act_is_what_it_says() {
    let reply = || Reply::new(200, "0123456789");
    let half = "HTTP/1.1 200 As Told\r\nContent-Length: 10\r\n\r\n01234";
    let whole = format!("{half}56789");
    let chunked =
        "HTTP/1.1 200 As Told\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n0123456\r\n3\r\n789\r\n0\r\n\r\n".to_owned();
    let reset = Err(ErrorKind::ConnectionReset);
    for (act, answer, body, is_whole) in [
        (Act::Answer(reply().closing()), Ok(whole.clone()), "body", true),
        (Act::Answer(reply().chunked().closing()), Ok(chunked), "body", true),
        (Act::Answer(reply().of_length(12)), Ok(whole.replace("10", "12")), "body", true),
        (Act::Answer(reply().of_length(8).closing()), Ok(whole.replace("10", "8")), "body", true),
        (Act::Drip(reply()), Ok(whole), "body", true),
        (Act::Bytes(Point::Whole, b"none"), Ok("none".to_owned()), "body", true),
        (Act::Reset(Point::Begun), reset.clone(), "", false),
        (Act::Reset(Point::Head), reset.clone(), "", false),
        (Act::Reset(Point::InBody), reset.clone(), "bo", false),
        (Act::Reset(Point::Whole), reset, "body", true),
        (Act::Close(Point::Whole), Ok(String::new()), "body", true),
        (Act::Close(Point::Answering(reply())), Ok(half.to_owned()), "body", true),
    ] {
        let (read, seen) = exchange(act, REQUEST);
        assert_eq!(read, answer);
        assert_eq!((seen.connections, seen.arrivals.len()), (1, 1));
        let arrival = &seen.arrivals[0];
        assert_eq!((String::from_utf8_lossy(&arrival.body).as_ref(), arrival.is_whole), (body, is_whole), "{answer:?}");
    }
}

#[test]
fn requests_are_counted_even_if_they_come_in_part_or_on_one_connection() {
    let (_, seen) = exchange(Act::Answer(Reply::new(200, "")), &REQUEST.repeat(2));
    assert_eq!((seen.connections, seen.arrivals.len()), (1, 2));
    assert_eq!(seen.arrivals[1].header("host"), None, "the second was not read further than its first byte");

    let server = Loopback::start([], Act::Answer(Reply::new(200, "")));
    let mut stream = connect(&server.endpoint()).expect("a connection");
    stream.write_all(&REQUEST[..REQUEST.len() - 2]).expect("sent");
    let seen = server.finish();
    assert_eq!(seen.arrivals.len(), 1);
    assert!(!seen.arrivals[0].is_whole);
}

#[test]
fn nobody_listens_where_nobody_listens() {
    let (endpoint, _held) = refusing();
    assert_eq!(connect(&endpoint).expect_err("refused").kind(), ErrorKind::ConnectionRefused);
}
