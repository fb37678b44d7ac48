//! What is done with a request: answered, or one of the ways in which answers fail to come.

use super::reading::{Arrival, wait_for_end};
use super::reply::Reply;
use std::io::{ErrorKind, Read, Result, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Barrier};
use std::time::Duration;

/// What is done with a request.
#[derive(Clone)]
pub enum Act {
    /// It is read and answered.
    Answer(Reply),
    /// It is answered when so many others are there too.
    AnswerTogether(Arc<Barrier>, Reply),
    /// The connection is reset at this point.
    Reset(Point),
    /// The connection is closed at this point, as if all was well.
    Close(Point),
    /// Up to this point, and then nothing until the client hangs up.
    Stall(Point),
    /// The answer comes one byte at a time, with waits in between.
    Drip(Reply),
    /// From this point on these bytes are the answer, and all there is.
    Bytes(Point, &'static [u8]),
}

/// A point in an exchange.
#[derive(Clone, Debug)]
pub enum Point {
    /// The first byte of the request was read.
    Begun,
    /// Its headers were read.
    Head,
    /// Half of its body was read.
    InBody,
    /// All of it was read.
    Whole,
    /// All of it was read, and half of this answer's body was sent.
    Answering(Reply),
}

/// What becomes of a connection after an exchange.
pub(super) enum After {
    /// It is open for the next request.
    Open,
    /// The service has said that it sends no more, and waits until the client has gone, too.
    Closing,
    /// It is gone.
    Gone,
}

impl After {
    fn answer(reply: &Reply) -> Self {
        if reply.closes { Self::Closing } else { Self::Open }
    }
}

impl Act {
    pub(super) fn perform(&self, stream: &mut TcpStream, arrival: &mut Arrival) -> Result<After> {
        match self {
            Self::Answer(reply) => {
                arrival.read_whole(stream)?;
                reply.write(stream)?;
                return Ok(After::answer(reply));
            }
            Self::AnswerTogether(barrier, reply) => {
                arrival.read_whole(stream)?;
                barrier.wait();
                reply.write(stream)?;
                return Ok(After::answer(reply));
            }
            Self::Reset(point) => {
                point.reach(stream, arrival)?;
                // With nothing to linger for, the end of the connection is a reset.
                socket2::SockRef::from(&*stream).set_linger(Some(Duration::ZERO))?;
            }
            Self::Close(point) => point.reach(stream, arrival)?,
            Self::Stall(point) => {
                point.reach(stream, arrival)?;
                wait_for_end(stream)?;
            }
            Self::Drip(reply) => {
                arrival.read_whole(stream)?;
                drip(&reply.bytes(), stream)?;
            }
            Self::Bytes(point, bytes) => {
                point.reach(stream, arrival)?;
                stream.write_all(bytes)?;
                // What was not read would make a reset of the end, and that can overtake the bytes.
                stream.shutdown(Shutdown::Write)?;
                wait_for_end(stream)?;
            }
        }
        Ok(After::Gone)
    }
}

impl Point {
    fn reach(&self, stream: &mut TcpStream, arrival: &mut Arrival) -> Result<()> {
        match self {
            Self::Begun => Ok(()),
            Self::Head => arrival.read_head(stream),
            Self::InBody => arrival.read_half(stream),
            Self::Whole => arrival.read_whole(stream),
            Self::Answering(reply) => {
                arrival.read_whole(stream)?;
                reply.write_half(stream)
            }
        }
    }
}

/// A byte, and a moment in which the client may hang up.
fn drip(bytes: &[u8], stream: &mut TcpStream) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_millis(5)))?;
    for byte in bytes {
        stream.write_all(&[*byte])?;
        match stream.read(&mut [0]) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Ok(_) => break,
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
