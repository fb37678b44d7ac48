//! What is promised of any input, however bad: the tests in `tests/hostile` and the fuzz targets in `fuzz` ask for it alike. It must not decide
//! what is good input, but for asking that it is used to the end.

mod answer;
mod choices;
mod emitted;
mod endpoint;
mod import;
mod json;
mod kinds;
mod profiles;
mod scalars;
pub mod settings;
mod spec;
mod text;

pub use answer::{Outcome, Recorded, answer, header, recorded};
pub use choices::Choices;
pub use emitted::{Contents, is_hidden, rendered};
pub use endpoint::{address, endpoint};
pub use import::{filled, import};
pub use json::edited as edited_json;
pub use kinds::kinds;
pub use profiles::profiles;
pub use scalars::{PAYLOADS, Scalar, scalars, with, with_all};
pub use spec::{beside, emitted, read};
pub use text::edited as edited_text;
