use serde_json::Value;

use super::held::Held;
use super::lock::{Lock, LockedClaim};
use super::update::lock;
use crate::diagnostic::Problems;
use crate::spec::parse;

const NAME: &str = "acme/box/FillBox";

fn claim(path: &str, value: &str) -> LockedClaim {
    LockedClaim {
        by: None,
        path: path.to_owned(),
        value: Value::from(value),
        signed: vec!["Ada, 2026-01-31".to_owned()],
    }
}

fn with(claims: &[LockedClaim]) -> Lock {
    Lock { claims: claims.to_vec(), ..Lock::default() }
}

#[test]
fn what_is_written_is_read_with_whoever_has_looked() {
    let lock = with(&[claim("a", "1"), claim("b", "2")]);
    assert_eq!(Lock::read(&lock.text(NAME), NAME), (lock, None));
}

#[test]
fn what_two_branches_add_in_two_places_is_merged_line_by_line() {
    let base = [claim("a", "1"), claim("c", "3"), claim("e", "5")];
    let [a, c, e] = base.clone();
    let whole = with(&[a.clone(), claim("b", "2"), c.clone(), claim("d", "4"), e.clone()]);
    let ours = with(&[a.clone(), claim("b", "2"), c.clone(), e.clone()]).text(NAME);
    let theirs = with(&[a, c, claim("d", "4"), e]).text(NAME);
    let base = with(&base).text(NAME);
    // A line that either has and the base does not comes behind the line that it stands behind.
    let mut merged = String::new();
    let mut new = theirs.lines().filter(|line| !base.contains(line)).peekable();
    for line in ours.lines() {
        merged.push_str(&format!("{line}\n"));
        let behind = theirs.lines().skip_while(|other| *other != line).nth(1);
        if let Some(came) = new.next_if(|came| behind == Some(came)) {
            merged.push_str(&format!("{came}\n"));
        }
    }
    assert_eq!(Lock::read(&merged, NAME), (whole, None));
}

#[test]
fn whoever_has_looked_at_a_claim_has_looked_at_it_as_long_as_it_says_the_same() {
    let before = with(&[claim("operation.read-only", "true"), claim("operation.call", "GET /")]);
    let held = Held { lock: before, ..Held::default() };
    let text = "operation: {read-only: true, call: POST /}";
    let after = parse(0, text, &mut Problems::default()).map(|tree| lock(&held, &tree));
    let claims = after.iter().flat_map(|lock| &lock.claims);
    let signed: Vec<_> = claims.map(|claim| (claim.path.as_str(), claim.signed.len())).collect();
    assert_eq!(signed, [("operation.read-only", 1), ("operation.call", 0)]);
}
