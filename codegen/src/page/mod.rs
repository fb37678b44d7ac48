//! A page of vendor documentation as data: layouts find tables, tables become rows, rows become facts in the words of the spec language, and
//! `compare` holds them against the spec. Nothing is guessed: what cannot be read is refused. Reads texts that it is given; must not know
//! where they come from, nor put any of their sentences into a report.

mod columns;
mod compare;
mod count;
mod documents;
mod facts;
mod headings;
mod headline;
mod holes;
mod json;
mod layouts;
mod lines;
mod missed;
mod read;
mod rows;
mod sentences;
mod table;
mod types;
mod words;

pub use columns::Column;
pub(crate) use compare::{What, entries, said_of};
pub use compare::{compare, facts_of};
pub use documents::{Document, PageError, find, open};
pub(crate) use documents::{at_hand, file_name};
pub use facts::{Facts, Value};
pub use headline::Headline;
pub use json::Json;
pub(crate) use json::compact;
pub use layouts::Layout;
pub use lines::Lines;
pub use read::read;
use table::listed;
pub use table::{Kind, Page, Row, Table, Trouble, digest};
