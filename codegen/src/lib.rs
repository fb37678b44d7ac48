//! temporary
pub mod diagnostic;
pub mod model;
pub mod spec;
pub mod resolve;
