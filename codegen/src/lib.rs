//! temporary
pub mod diagnostic;
pub mod emit;
pub mod model;
pub mod output;
pub mod resolve;
pub mod spec;
