//! Answers, right and wrong ones.

use std::io::{Result, Write};

/// An answer, and how it is framed.
#[derive(Clone, Debug)]
pub struct Reply {
    head: String,
    body: Vec<u8>,
    framing: Framing,
    behind: &'static str,
    pub(super) closes: bool,
}

#[derive(Clone, Copy, Debug)]
enum Framing {
    /// `Content-Length` says this, whether it is right or not.
    Length(usize),
    Chunked(usize),
    /// The body ends with the connection.
    Until,
}

impl Reply {
    /// JSON with its right length, on a connection that stays open.
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status, body).header("Content-Type", "application/json")
    }

    /// The page of a gateway.
    pub fn html(status: u16) -> Self {
        let body = format!("<html><head><title>{status}</title></head><body>the gateway says {status}</body></html>");
        Self::new(status, body).header("Content-Type", "text/html")
    }

    /// Anything.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        let head = format!("HTTP/1.1 {status} As Told\r\n");
        Self { head, framing: Framing::Length(body.len()), body, behind: "", closes: false }
    }

    /// One more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.head.extend([name, ": ", value, "\r\n"]);
        self
    }

    /// Says a length that is not the body's; when it says more, the connection ends where the body does.
    pub fn of_length(mut self, length: usize) -> Self {
        self.framing = Framing::Length(length);
        self.closes = self.closes || length > self.body.len();
        self
    }

    /// In chunks of a few bytes.
    pub fn chunked(self) -> Self {
        self.chunked_by(7)
    }

    /// In chunks of so many bytes.
    pub fn chunked_by(mut self, length: usize) -> Self {
        self.framing = Framing::Chunked(length);
        self
    }

    /// Without a length: the connection's end is the body's.
    pub fn until_end(mut self) -> Self {
        (self.framing, self.closes) = (Framing::Until, true);
        self
    }

    /// Closes the connection behind it, and does not say so.
    pub fn closing(mut self) -> Self {
        self.closes = true;
        self
    }

    /// More bytes behind it, which are no part of it.
    pub fn followed_by(mut self, behind: &'static str) -> Self {
        self.behind = behind;
        self
    }

    /// In one piece: what is behind it and comes after the next request would be the answer to that one, as far as HTTP/1.1
    /// can tell.
    pub(super) fn write(&self, out: &mut impl Write) -> Result<()> {
        out.write_all(&[&self.bytes(), self.behind.as_bytes()].concat())
    }

    /// The first half of it; in chunks it ends between two of them.
    pub(super) fn write_half(&self, out: &mut impl Write) -> Result<()> {
        let whole = self.bytes();
        out.write_all(&whole[..whole.len() - self.body.len().div_ceil(2)])
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.head.clone().into_bytes();
        match self.framing {
            Framing::Length(length) => bytes.extend(format!("Content-Length: {length}\r\n\r\n").bytes()),
            Framing::Until => bytes.extend(b"Connection: close\r\n\r\n"),
            Framing::Chunked(_) => bytes.extend(b"Transfer-Encoding: chunked\r\n\r\n"),
        }
        let Framing::Chunked(length) = self.framing else {
            bytes.extend(&self.body);
            return bytes;
        };
        for chunk in self.body.chunks(length) {
            bytes.extend(format!("{:x}\r\n", chunk.len()).bytes());
            bytes.extend(chunk);
            bytes.extend(b"\r\n");
        }
        bytes.extend(b"0\r\n\r\n");
        bytes
    }
}
