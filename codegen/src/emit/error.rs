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
    /// A file has a character that is not to be seen.
    #[error(
        "{path}: line {line} has the character U+{:04X}, which is not to be seen; this is a bug of the generator, please report it with the spec",
        u32::from(*.character)
    )]
    Hidden {
        /// The file.
        path: String,
        /// The line, from one.
        line: usize,
        /// The character.
        character: char,
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
    /// Other items than those that were meant.
    #[error("it holds [{}], and was meant to hold [{}]", found.join(", "), meant.join(", "))]
    Items {
        /// What was written.
        meant: Vec<String>,
        /// What was read back.
        found: Vec<String>,
    },
}
