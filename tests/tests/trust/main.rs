//! A spec can be trusted row by row: pages are drafted into specs that generate clients that compile, newer pages are held against what was read
//! before, a reviewer finds out why, and nearly every slip is noticed.

mod drift;
mod import;
mod locks;
mod review;
mod score;
mod workshop;
