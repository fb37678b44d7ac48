//! A request as it arrives, byte by byte, so that a connection can be cut at any of them.

use std::io::{ErrorKind, Read, Result};
use std::net::TcpStream;

/// A request, as far as it was read.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The number of its connection.
    pub connection: usize,
    /// Request line and headers.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
    /// Whether all of it was read.
    pub is_whole: bool,
    pub(super) number: usize,
}

impl Arrival {
    pub(super) fn new(connection: usize) -> Self {
        Self { connection, head: String::new(), body: Vec::new(), is_whole: false, number: 0 }
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1).filter_map(|line| line.split_once(':'));
        let mut found = lines.filter(|(found, _)| found.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.trim())
    }

    /// The first byte; none when the client leaves instead.
    pub(super) fn read_first(&mut self, stream: &mut TcpStream) -> Result<bool> {
        let mut byte = [0];
        let count = stream.read(&mut byte)?;
        self.head.extend(byte.iter().take(count).map(|byte| char::from(*byte)));
        Ok(count > 0)
    }

    pub(super) fn read_head(&mut self, stream: &mut TcpStream) -> Result<()> {
        let mut byte = [0];
        // No head of ours is longer, and whoever sends no HTTP at all is not waited for.
        while !self.head.ends_with("\r\n\r\n") && self.head.len() < 64 << 10 {
            stream.read_exact(&mut byte)?;
            self.head.push(char::from(byte[0]));
        }
        Ok(())
    }

    /// Half of the body.
    pub(super) fn read_half(&mut self, stream: &mut TcpStream) -> Result<()> {
        self.read_head(stream)?;
        self.read_body(stream, self.length() / 2)
    }

    pub(super) fn read_whole(&mut self, stream: &mut TcpStream) -> Result<()> {
        self.read_head(stream)?;
        self.read_body(stream, self.length())?;
        self.is_whole = true;
        Ok(())
    }

    fn read_body(&mut self, stream: &mut TcpStream, length: usize) -> Result<()> {
        self.body.resize(length, 0);
        stream.read_exact(&mut self.body)
    }

    fn length(&self) -> usize {
        assert!(self.header("transfer-encoding").is_none(), "bodies of ours have a length: {}", self.head);
        self.header("content-length").map_or(0, |length| length.parse().expect("a length"))
    }
}

/// Waits until the client hangs up.
pub(super) fn wait_for_end(stream: &mut TcpStream) -> Result<()> {
    let mut rest = [0; 512];
    loop {
        match stream.read(&mut rest) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
