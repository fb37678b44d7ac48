//! Each row of a page beside each line of the spec, and what no row supports. For one field also what it becomes, and what would notice if the page or
//! the spec changed. Says what there is to look at: the page is found in `shown`, what stands there is collected in `sheet`, what it looks like is said
//! in `report` and `html`.

mod fields;
mod html;
mod places;
mod report;
mod sheet;
mod shown;

use std::path::Path;

use crate::ledger::{Folders, Ledger};
use crate::spec::{self, File};
use crate::{Against, Failure, check, hold};
use sheet::{Entry, Sheet};
use shown::Shown;

/// What a reviewer reads.
#[derive(Clone, Debug)]
pub struct Review {
    /// The text, for the terminal or a browser.
    pub text: String,
    /// What is wrong with the page that stands beside the spec; then the text is not to be relied on.
    pub troubles: Vec<String>,
}

/// What a review looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Lines for the terminal.
    Text,
    /// A page for the browser, of a whole operation.
    Html,
}

/// Why there is nothing to review.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// The spec itself is not sound.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// There is no such operation.
    #[error("no operation is called `{asked}`; {help}")]
    Operation {
        /// What was asked for.
        asked: String,
        /// What there is.
        help: String,
    },
    /// The operation has no such field.
    #[error("{operation} has no field `{asked}`; {help}")]
    Field {
        /// The operation.
        operation: String,
        /// What was asked for.
        asked: String,
        /// What there is.
        help: String,
    },
    /// The page for the browser cannot be written.
    #[error("the page cannot be written: {0}")]
    Html(#[from] minijinja::Error),
}

/// What a reviewer reads of one operation, or of one field of it: all fields that have the name, or the one that has the dotted path. `given` is the
/// spec folder if it was named on the command line: paths are then shown below it, and the commands that come next name it.
pub fn review(
    folder: &Path,
    operation: &str,
    field: Option<&str>,
    folders: &Folders,
    look: Look,
    given: Option<&Path>,
) -> Result<Review, ReviewError> {
    let (mut mirror, mut ledger) = (Vec::new(), Ledger::default());
    let (checked, ..) = hold(folder, &Folders::none(), Against::Sources, |services, some| {
        mirror.extend_from_slice(services);
        ledger.extend(some);
    });
    let mut checked = checked.or_failure()?;
    let shown = Shown::find(operation, folders, &mirror, &ledger);
    if let Some(given) = given {
        checked.sources.show_below(given);
    }
    let files = spec::files(&mirror, &checked.sources);
    let is_operation = |file: &&File<'_>| file.folder.service.as_ref().is_none_or(|s| s.span.file != file.number);
    let Some(file) = files.iter().filter(is_operation).find(|file| file.name == operation) else {
        let known: Vec<&str> = files.iter().filter(is_operation).map(|file| file.name.as_str()).collect();
        return Err(ReviewError::Operation { asked: operation.to_owned(), help: spec::suggest(operation, &known) });
    };
    let option = given.map(|given| format!(" --spec {}", given.display())).unwrap_or_default();
    let sheet = Sheet::new(&checked.model, file, &shown, &checked.sources, option);
    let troubles = shown.troubles;
    let Some(asked) = field else {
        let text = match look {
            Look::Text => report::operation(&sheet),
            Look::Html => html::page(&sheet, &troubles)?,
        };
        return Ok(Review { text, troubles });
    };
    let fields = || sheet.entries().filter(|entry| entry.field.is_some());
    let found: Vec<&Entry> = fields()
        .filter(|entry| entry.name == asked || entry.path == asked || entry.path.ends_with(&format!(".{asked}")))
        .collect();
    if found.is_empty() {
        let known: Vec<&str> = fields().map(|entry| entry.name.as_str()).collect();
        let help = spec::suggest(asked, &known);
        return Err(ReviewError::Field { operation: operation.to_owned(), asked: asked.to_owned(), help });
    }
    let text = found.into_iter().map(|entry| report::field(&sheet, entry)).collect::<Vec<_>>().join("\n");
    Ok(Review { text, troubles })
}

/// The names of all operations, for who asks for none.
pub fn operations(folder: &Path) -> Result<Vec<String>, ReviewError> {
    let checked = check(folder).or_failure()?;
    let services = checked.model.services.iter();
    let names = services.flat_map(|s| s.operations.iter().map(move |o| format!("{}/{}/{}", s.vendor, s.name, o.name)));
    Ok(names.collect())
}
