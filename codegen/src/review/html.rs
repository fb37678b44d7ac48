//! The review of an operation as a page for the browser: the same rows, side by side. Arranges; decides nothing.

use minijinja::{Environment, UndefinedBehavior, context};

use super::sheet::Sheet;

/// The name ends so that everything is escaped.
const NAME: &str = "review.html";

pub(super) fn page(sheet: &Sheet, troubles: &[String]) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_template(NAME, include_str!("review.html"))?;
    environment.get_template(NAME)?.render(context! { sheet, troubles })
}
