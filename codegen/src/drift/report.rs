//! What is told of a drift, for people and for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Change, Direction, Drift, FactChange, RowDrift};

impl Drift {
    /// As a person reads it: a line per row that is not as it was.
    pub fn human(&self) -> String {
        let changes = match self.rows.len() {
            1 => "1 change".to_owned(),
            many => format!("{many} changes"),
        };
        let mut text = format!("{}: {} rows as they were, {changes}\n", self.operation, self.same);
        for row in &self.rows {
            let place = format!("{} {} {}", row.table, row.number, row.name);
            let _ = match &row.change {
                Change::Facts(facts) => {
                    facts.iter().try_for_each(|fact| writeln!(text, "{}", fact_line(&place, row, fact)))
                }
                Change::WordsOnly => {
                    writeln!(
                        text,
                        "words only  {place}: the facts that are understood are the same; read it beside our `doc`"
                    )
                }
                Change::Added => writeln!(text, "added       {place} ({}): {}", row.side, row.step.word()),
                Change::Removed => writeln!(text, "removed     {place} ({}): {}", row.side, row.step.word()),
                Change::Renamed(before) => {
                    writeln!(text, "renamed     {place} ({}), was {before}: {}", row.side, row.step.word())
                }
                Change::Moved(from) => {
                    writeln!(text, "moved       {place} ({}), was in {from}: {}", row.side, row.step.word())
                }
            };
        }
        if self.rows.iter().any(is_unknown) {
            text.push_str(
                "unknown: the row has sentences that are not understood, and one may say what became nothing; read it first\n",
            );
        }
        let _ = writeln!(text, "version step of the generated crate: {}", self.step().word());
        text
    }

    /// As a program reads it.
    pub fn json(&self) -> String {
        let rows: Vec<Value> = self.rows.iter().map(row).collect();
        let all = json!({ "operation": self.operation, "same": self.same, "step": self.step().word(), "rows": rows });
        serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
    }
}

/// Whether a fact is gone, or in a sentence that no shape fits.
fn is_unknown(row: &RowDrift) -> bool {
    matches!(&row.change, Change::Facts(facts) if facts.iter().any(|fact| fact.direction == Direction::Unknown))
}

fn fact_line(place: &str, row: &RowDrift, fact: &FactChange) -> String {
    let said = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
    format!(
        "{:<11} {place} ({}): {} {} -> {}: {}",
        fact.direction.word(),
        row.side,
        fact.key,
        said(&fact.before),
        said(&fact.after),
        fact.step.word()
    )
}

fn row(row: &RowDrift) -> Value {
    let (change, before) = match &row.change {
        Change::WordsOnly => ("words only", None),
        Change::Facts(_) => ("fact changed", None),
        Change::Added => ("added", None),
        Change::Removed => ("removed", None),
        Change::Renamed(before) => ("renamed", Some(before)),
        Change::Moved(before) => ("moved", Some(before)),
    };
    let facts: Vec<Value> = match &row.change {
        Change::Facts(facts) => facts.iter().map(fact).collect(),
        _ => Vec::new(),
    };
    json!({
        "table": row.table, "row": row.number, "name": row.name, "side": row.side,
        "change": change, "was": before, "facts": facts, "step": row.step.word(),
    })
}

fn fact(fact: &FactChange) -> Value {
    json!({
        "fact": fact.key, "before": fact.before, "after": fact.after,
        "callers": fact.direction.word(), "step": fact.step.word(),
    })
}
