//! A service on this machine that misbehaves as it is told: one act per request, in the order of the script, and counts of
//! everything that has arrived, whole or in part. No sleeps: what is slow here waits until the client has had enough.

mod act;
mod reading;
mod reply;

pub use act::{Act, Point};
pub use reading::Arrival;
pub use reply::Reply;

use act::After;
use reading::wait_for_end;
use socket2::{Domain, Socket, Type};
use std::collections::{BTreeMap, VecDeque};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

/// No test waits that long: a server whose client never comes back ends all the same.
const PATIENCE: Duration = Duration::from_secs(120);

/// A service on this machine.
pub struct Loopback {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
}

/// What has arrived.
#[derive(Debug)]
pub struct Seen {
    /// How many connections were opened.
    pub connections: usize,
    /// Requests of which at least one byte was read, in the order of their first bytes.
    pub arrivals: Vec<Arrival>,
}

struct Shared {
    script: Mutex<VecDeque<Act>>,
    then: Act,
    arrivals: Mutex<Vec<Arrival>>,
    connections: AtomicUsize,
    open: Mutex<BTreeMap<usize, Open>>,
    closed: Condvar,
    threads: Mutex<Vec<JoinHandle<()>>>,
    arrived: AtomicUsize,
    /// Who connects last.
    last: Mutex<Option<SocketAddr>>,
}

/// A connection that is open on our side.
struct Open {
    /// A second handle.
    stream: TcpStream,
    /// Whether it was said that nothing more is sent.
    closing: bool,
}

impl Loopback {
    /// Does with each request what the script says, and with all further ones the last thing: a client that sends once
    /// too often gets an answer, and is found out by the count.
    pub fn start(script: impl IntoIterator<Item = Act>, then: Act) -> Self {
        let socket = bound();
        // The standard library's own 128 are fewer than some tests have at once.
        socket.listen(1024).expect("a queue");
        let listener = TcpListener::from(socket);
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            script: Mutex::new(script.into_iter().collect()),
            then,
            arrivals: Mutex::default(),
            connections: AtomicUsize::new(0),
            open: Mutex::default(),
            closed: Condvar::new(),
            threads: Mutex::default(),
            arrived: AtomicUsize::new(0),
            last: Mutex::default(),
        });
        let accepting = spawn({
            let shared = Arc::clone(&shared);
            move || shared.accept(&listener)
        });
        Self { address, shared, accepting }
    }

    /// Where it is, as an endpoint: `http://127.0.0.1:1234`.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits until the service has closed all connections, as its acts say. The client may not know it yet.
    pub fn wait_until_closed(&self) {
        self.wait_while("a connection is still open", |open| !open.closing);
    }

    /// Waits until the client has left all connections, too.
    pub fn wait_until_left(&self) {
        self.wait_while("the client still has a connection", |_| true);
    }

    fn wait_while(&self, otherwise: &str, is_waited_for: impl Fn(&Open) -> bool) {
        let open = lock(&self.shared.open);
        let condition = |open: &mut BTreeMap<usize, Open>| open.values().any(&is_waited_for);
        let waited = self.shared.closed.wait_timeout_while(open, PATIENCE, condition);
        assert!(!waited.expect("nobody has panicked").1.timed_out(), "{otherwise}");
    }

    /// Ends it, and tells what has arrived until then: everything, as what was sent is read to its end.
    pub fn finish(self) -> Seen {
        {
            // Connections before this one are accepted before it.
            let mut last = lock(&self.shared.last);
            let wake = TcpStream::connect(self.address).expect("one more connection");
            *last = Some(wake.local_addr().expect("an address"));
        }
        self.accepting.join().expect("accepts without panic");
        for open in lock(&self.shared.open).values() {
            // What was sent can still be read. A stream that is gone already needs no shutdown.
            let _ = open.stream.shutdown(Shutdown::Both);
        }
        for thread in std::mem::take(&mut *lock(&self.shared.threads)) {
            thread.join().expect("serves without panic");
        }
        let mut arrivals = std::mem::take(&mut *lock(&self.shared.arrivals));
        arrivals.sort_by_key(|arrival| arrival.number);
        Seen { connections: self.shared.connections.load(Ordering::SeqCst), arrivals }
    }
}

/// An endpoint where nobody listens, and nobody else can as long as the socket is held.
pub fn refusing() -> (String, Socket) {
    let socket = bound();
    (endpoint(&socket), socket)
}

/// An endpoint where somebody listens and nobody accepts, with more connections waiting than are let in: one more is not
/// answered at all, as long as the sockets are held.
pub fn crowded() -> (String, Vec<Socket>) {
    let listener = bound();
    listener.listen(0).expect("a queue");
    let address = listener.local_addr().expect("an address");
    let endpoint = endpoint(&listener);
    let mut held = vec![listener];
    for _ in 0..8 {
        let waiting = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
        waiting.set_nonblocking(true).expect("a socket that does not wait");
        // Let in or left waiting: either way it takes a place.
        let _ = waiting.connect(&address);
        held.push(waiting);
    }
    (endpoint, held)
}

impl Shared {
    fn accept(self: &Arc<Self>, listener: &TcpListener) {
        loop {
            let (stream, peer) = listener.accept().expect("a connection");
            if *lock(&self.last) == Some(peer) {
                return;
            }
            stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
            stream.set_write_timeout(Some(PATIENCE)).expect("a timeout");
            stream.set_nodelay(true).expect("no delay");
            let number = self.connections.fetch_add(1, Ordering::SeqCst);
            let second = stream.try_clone().expect("a second handle");
            lock(&self.open).insert(number, Open { stream: second, closing: false });
            let shared = Arc::clone(self);
            let thread = spawn(move || shared.serve(stream, number));
            lock(&self.threads).push(thread);
        }
    }

    /// One connection, until either side has had enough.
    fn serve(&self, mut stream: TcpStream, connection: usize) {
        loop {
            match self.exchange(&mut stream, connection) {
                Ok(After::Open) => {}
                Ok(After::Gone) => break,
                Ok(After::Closing) => {
                    self.close(&mut stream, connection);
                    break;
                }
                // The client has gone, which is what many of the scripts are about.
                Err(error) => {
                    let gone = [
                        ErrorKind::ConnectionReset,
                        ErrorKind::BrokenPipe,
                        ErrorKind::UnexpectedEof,
                        ErrorKind::WouldBlock,
                        ErrorKind::NotConnected,
                    ];
                    assert!(gone.contains(&error.kind()), "{error}");
                    break;
                }
            }
        }
        // The connection ends with its last handle.
        drop(stream);
        lock(&self.open).remove(&connection);
        self.closed.notify_all();
    }

    /// Says that nothing more is sent, and waits for the client to go.
    fn close(&self, stream: &mut TcpStream, connection: usize) {
        // Who has gone before needs to be told nothing.
        let _ = stream.shutdown(Shutdown::Write);
        if let Some(open) = lock(&self.open).get_mut(&connection) {
            open.closing = true;
        }
        self.closed.notify_all();
        let _ = wait_for_end(stream);
    }

    /// One request.
    fn exchange(&self, stream: &mut TcpStream, connection: usize) -> std::io::Result<After> {
        let mut arrival = Arrival::new(connection);
        // Between two requests everybody may leave.
        if !arrival.read_first(stream)? {
            return Ok(After::Gone);
        }
        arrival.number = self.arrived.fetch_add(1, Ordering::SeqCst);
        let act = lock(&self.script).pop_front().unwrap_or_else(|| self.then.clone());
        let outcome = act.perform(stream, &mut arrival);
        lock(&self.arrivals).push(arrival);
        outcome
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("nobody has panicked")
}

/// A port that nobody else gets.
fn bound() -> Socket {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, 0)).into()).expect("a port");
    socket
}

fn endpoint(socket: &Socket) -> String {
    let address = socket.local_addr().expect("an address");
    format!("http://{}", address.as_socket().expect("an address of the internet"))
}
