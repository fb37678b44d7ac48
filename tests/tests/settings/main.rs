//! Variables and profile files: what becomes of each when it says something odd, and which files are read at all.

#[cfg(unix)]
mod disk;
mod odd;
