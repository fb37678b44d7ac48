//! What can go wrong between a model and text. Each of these is a fault of the model or of an emitter, never of a spec author: `resolve` has
//! refused whatever a spec can get wrong.

/// Why nothing was emitted.
#[derive(Debug, thiserror::Error)]
pub enum EmitError {
    /// A file could not be printed.
    #[error("{path}: {fault}; this is a bug of the generator, please report it with the spec")]
    NotRust {
        /// The file.
        path: String,
        /// What was wrong in it.
        fault: Fault,
    },
    /// Two emitters wrote one file.
    #[error("{path}: two things want this file; rename one of them in the spec with `rust:`")]
    Twice {
        /// The file.
        path: String,
    },
    /// A constraint vanished, or was written twice.
    #[error(
        "{service}: the spec has {model} `{check}` limits that are {origin}, {emitted} were emitted; this is a bug of the generator"
    )]
    Constraints {
        /// `vendor.service`.
        service: String,
        /// The check's word.
        check: &'static str,
        /// The origin's word.
        origin: &'static str,
        /// How many the model has.
        model: usize,
        /// How many were written.
        emitted: usize,
    },
}

/// What cannot be said in Rust.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A name that no identifier can have.
    #[error("`{0}` is no Rust identifier")]
    Identifier(String),
    /// Tokens that are no items.
    #[error("these tokens are no Rust item: {0}")]
    Syntax(syn::Error),
}
