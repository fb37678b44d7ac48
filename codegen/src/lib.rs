//! temporary
pub mod diagnostic;
pub mod model;
pub mod resolve;
pub mod spec;
pub mod verdict;
