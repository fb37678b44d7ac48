//! Credentials that expire: when new ones are asked for, by how many callers, and what becomes of those who wait.

mod asking;
mod bench;
mod patience;
