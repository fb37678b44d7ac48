//! How to use the clients, by topic. There is no code in here: the examples are of generated crates, which this one must
//! not know, so the tests of the repository run them.

// Not as doctests of this crate.
#[cfg_attr(not(doctest), doc = include_str!("credentials.md"))]
pub mod credentials {}

#[cfg_attr(not(doctest), doc = include_str!("errors.md"))]
pub mod errors {}

#[cfg_attr(not(doctest), doc = include_str!("overruling.md"))]
pub mod overruling {}

#[cfg_attr(not(doctest), doc = include_str!("pages.md"))]
pub mod pages {}

#[cfg_attr(not(doctest), doc = include_str!("retries.md"))]
pub mod retries {}

#[cfg_attr(not(doctest), doc = include_str!("testing.md"))]
pub mod testing {}

#[cfg_attr(not(doctest), doc = include_str!("blocking.md"))]
pub mod blocking {}
