#!/usr/bin/env bash
# Plants one fault at a time wherever a limit is emitted, exported or judged, in a copy of the repository, and shows that the boundary probes or the
# second opinion notice it, or that `gen` itself refuses, as the cases of a spec no longer get their verdicts. Fails if a fault goes unnoticed, does
# not build, or is no longer where it was.
#
#   tests/planted-faults.sh [regular expression for names of faults]
set -euo pipefail
cd "$(dirname "$0")/.."
only="${1:-}"
copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | tar --null --files-from - --create | tar --extract --directory "$copy"
cd "$copy"
export CARGO_TARGET_DIR="$copy/target" CARGO_PROFILE_DEV_DEBUG=0 CARGO_TERM_QUIET=true RUST_BACKTRACE=0
log="$copy/log"
unnoticed=0 planted=0

notices() { if cargo test --locked -p flowlog-tests --test "$1" >"$log" 2>&1; then echo "-"; else echo "fails"; fi; }

generate() {
  cargo run --locked -p xtask -- gen >"$log" 2>&1 &&
    cargo run --locked -p xtask -- gen --members --spec tests/fixtures/spec --out tests/fixtures/generated >"$log" 2>&1
}

row() { printf '%-50s %-14s %s\n' "$1" "$2" "${3:-}"; }

# fault NAME FILE SED: SED has to change FILE.
fault() {
  local name="$1" file="$2" edit="$3" boundaries opinion
  [[ "$name" =~ $only ]] || return 0
  planted=$((planted + 1))
  cp "$file" "$copy/whole"
  sed -E -i "$edit" "$file"
  if cmp -s "$file" "$copy/whole"; then
    row "$name" "not planted" "not planted"
    unnoticed=$((unnoticed + 1))
    return 0
  fi
  if ! generate && grep -q "wrong-verdict" "$log"; then
    row "$name" "gen refuses the cases of the spec"
  elif generate && cargo test --locked -p flowlog-tests --test boundaries --test second_opinion --no-run >"$log" 2>&1; then
    boundaries="$(notices boundaries)" opinion="$(notices second_opinion)"
    row "$name" "$boundaries" "$opinion"
    [[ "$boundaries$opinion" == *fails* ]] || unnoticed=$((unnoticed + 1))
  else
    row "$name" "does not build" "" && tail -20 "$log"
    unnoticed=$((unnoticed + 1))
  fi
  cp "$copy/whole" "$file"
}

row "fault" "boundaries" "second opinion"
generate || { cat "$log"; exit 1; }
boundaries="$(notices boundaries)" opinion="$(notices second_opinion)"
row "none" "$boundaries" "$opinion"
[[ "$boundaries$opinion" == "--" ]] || { cat "$log"; exit 1; }

emit=codegen/src/emit/rules.rs
fault "emit: length, upper bound one too high" $emit 's/"length\(\{min\}, \{max\}\)"\)/"length({min}, {})", max + 1)/'
fault "emit: length, lower bound one too high" $emit 's/"length\(\{min\}, \{max\}\)"\)/"length({}, {max})", (min + 1).min(*max))/'
fault "emit: length at least, one too low" $emit 's/"length_at_least\(\{min\}\)"\)/"length_at_least({})", min - 1)/'
fault "emit: bytes for characters" $emit 's/"length\(\{min\}, \{max\}\)"/"bytes({min}, {max})"/'
fault "emit: characters for bytes" $emit 's/"bytes\(\{min\}, \{max\}\)"/"length({min}, {max})"/'
fault "emit: bytes, upper bound one too low" $emit 's/"bytes\(\{min\}, \{max\}\)"\)/"bytes({min}, {})", max - 1)/'
fault "emit: range, upper bound one too low" $emit 's/"range\(\{min\}, \{max\}\)"\)/"range({min}, {})", max - 1)/'
fault "emit: range, lower bound one too low" $emit 's/"range\(\{min\}, \{max\}\)"\)/"range({}, {max})", min - 1)/'
fault "emit: range at least, one too high" $emit 's/"range_at_least\(\{min\}\)"\)/"range_at_least({})", min + 1)/'
fault "emit: items, upper bound one too high" $emit 's/"items\(\{min\}, \{max\}\)"\)/"items({min}, {})", max + 1)/'
fault "emit: enum without its last value" $emit 's/"one_of\(\{\}\)", literals\(values\)/"one_of({})", literals(\&values.iter().take(values.len() - 1).collect::<Vec<_>>())/'
fault "emit: enum of numbers without its last value" $emit 's/values\.iter\(\)\.map\(i64::to_string\)/values.iter().take(values.len() - 1).map(i64::to_string)/'
fault "emit: characters without the last class" $emit 's/set\.classes\.iter\(\)\.map\(class\)/set.classes.iter().take(set.classes.len() - 1).map(class)/'
fault "emit: first and last for all characters" $emit 's/"characters\(\{\}\)"/"first_and_last({})"/'
fault "emit: all characters for first and last" $emit 's/"first_and_last\(\{\}\)"/"characters({})"/'
fault "emit: an exclusion at the start dropped" $emit 's/"cannot_start_with\(\{\}\)", literals\(texts\)/"cannot_start_with({})", literals(\&texts.iter().skip(1).collect::<Vec<_>>())/'
fault "emit: an exclusion anywhere dropped" $emit 's/"cannot_contain\(\{\}\)", literals\(texts\)/"cannot_contain({})", literals(\&texts.iter().skip(1).collect::<Vec<_>>())/'
fault "emit: excluded at the start only" $emit 's/"cannot_contain\(\{\}\)"/"cannot_start_with({})"/'
fault "emit: no charset" $emit 's/"ascii\(\)"/"length_at_least(0)"/'
fault "emit: empty allowed" $emit 's/"non_empty\(\)"/"length_at_least(0)"/'
fault "emit: any text for an address" $emit 's/"ip\(\)"/"non_empty()"/'
fault "emit: any text for a part of a path" $emit 's/"path_segment\(\)"/"non_empty()"/'
fault "emit: required always becomes nothing" $emit 's/"required\(\)"/"length_at_least(0)"/'
fault "emit: forbidden becomes required" $emit 's/"forbidden\(\)"/"required()"/'
fault "emit: conditions inverted" $emit 's/if condition\.negated \{ "unless" \} else \{ "when" \}/if condition.negated { "when" } else { "unless" }/'
fault "emit: a condition's last value dropped" $emit 's/literals\(&test\.values\), absent/literals(\&test.values.iter().take(test.values.len().max(2) - 1).collect::<Vec<_>>()), absent/'
fault "emit: a condition's last field dropped" $emit 's/tests\.iter\(\)\.map\(term\)/tests.iter().take(1).map(term)/'
fault "emit: a stated default does not count" $emit 's/"\.absent_counts\(\)"\.to_owned\(\)/String::new()/'
fault "emit: weakest origin ignored, of a default" $emit 's/=> format!\("\.absent_counts_beyond\(\{\}\)", literal\(witness\)\)/=> { let _ = witness; ".absent_counts()".to_owned() }/'
fault "emit: beyond becomes stated" $emit 's/=> format!\("\.beyond\(\{\}\)", literal\(witness\)\)/=> { let _ = witness; String::new() }/'
fault "emit: recovered becomes beyond" $emit 's/=> format!\("\.recovered\(\{\}\)", literals\(witnesses\)\)/=> format!(".beyond({})", literal(\&witnesses.join(" ")))/'

judge=runtime/src/validate/judge.rs
fault "runtime: bytes for characters" $judge 's/span\.has_count\(text\.chars\(\)\.count\(\)\)/span.has_count(text.len())/'
fault "runtime: characters for bytes" $judge 's/Check::Bytes\(span\) => span\.has_count\(text\.len\(\)\)/Check::Bytes(span) => span.has_count(text.chars().count())/'
fault "runtime: a backslash in a part of a path" runtime/src/escape.rs "s/'\/' \| '.{2}'/'\/'/"
fault "runtime: dots for a part of a path" runtime/src/escape.rs 's/!is_dots\(text\) && \(scan/(scan/'
fault "runtime: upper bounds excluded" runtime/src/rules/check.rs 's/\(self\.min\.\.=self\.max\)/(self.min..self.max)/'
fault "runtime: a range of characters without its last" runtime/src/rules/class.rs 's/\(127 - last as u32\)/(128 - last as u32)/'
fault "runtime: last character not looked at" runtime/src/rules/class.rs 's/first\.into_iter\(\)\.chain\(ends\.next_back\(\)\)\.all/first.into_iter().all/'
fault "runtime: conditions inverted" $judge 's/if condition\.negated \{ !holds \} else \{ holds \}/if condition.negated { holds } else { !holds }/'
fault "runtime: weakest origin ignored" $judge 's/fold\(rule\.origin, Origin::weakest\)/fold(rule.origin, |own, _| own)/'
fault "runtime: a default never counts" $judge 's/\(Value::Unset, _\) => term\.absent\.is_some\(\)/(Value::Unset, _) => false/'
kept=runtime/src/validate/kept.rs
fault "runtime: quick answer, conditions inverted" $kept 's/== \*negated/!= *negated/'
fault "runtime: quick answer, condition on another field" $kept 's/looks_at: looked_at\(rule, fields\)/looks_at: 0 * looked_at(rule, fields)/'
fault "runtime: quick answer, nothing inside is asked" $kept 's/object\.keeps_limits\(\)/object.keeps_limits() || true/'
fault "runtime: quick answer, only first elements are asked" $kept 's/elements\(list\)\.all/elements(list).take(1).all/'
fault "runtime: quick answer, objects are not asked" runtime/src/object/macros.rs 's/\$\(\$crate::validate::keeps_inside\(\$field\) \&\&\)\* true/true/'

limit=codegen/src/export/limit.rs
object=codegen/src/export/object.rs
condition=codegen/src/export/condition.rs
fault "export: upper bound one too high" $limit 's/schema\.with\(most, max\)/schema.with(most, max + 1)/'
fault "export: lower bound dropped" $limit 's/if min > 0 \{ schema\.with\(least, min\) \}/if min > 1 { schema.with(least, min) }/'
fault "export: range, upper bound one too high" $limit 's/schema\.with\("maximum", \*max\)/schema.with("maximum", *max + 1)/'
fault "export: enum without its last value" $limit 's/values\.iter\(\)\.map\(String::as_str\)/values.iter().take(values.len() - 1).map(String::as_str)/'
fault "export: only the first exclusion" codegen/src/export/pattern.rs 's/texts\.iter\(\)\.map\(\|text\| literal/texts.iter().take(1).map(|text| literal/'
fault "export: last character not looked at" codegen/src/export/pattern.rs 's/"\^\[\^\{0\}\]\|\[\^\{0\}\]\$"/"^[^{0}]"/'
fault "export: dots for a part of a path" codegen/src/export/pattern.rs 's/\|\^\\\\\.\{1,2\}\$//'
fault "export: any text for an address" $limit 's/\["ipv4", "ipv6"\]/["ipv4", "hostname"]/'
fault "export: conditions inverted" $condition 's/if condition\.negated \{ "else" \} else \{ "then" \}/if condition.negated { "then" } else { "else" }/'
fault "export: weakest origin ignored" $condition 's/condition\.negated \|\| severity == Severity::Violation/condition.negated || severity != Severity::Notice/'
fault "export: defaults never count" $condition 's/is_some_and\(\|origin\| is_fact\(origin\.severity\(\)\)\)/is_some_and(|origin| is_fact(origin.severity()) \&\& false)/'
fault "export: advice becomes a violation" $object 's/c\.severity\(\) == Severity::Violation \|\|/c.severity() != Severity::Notice ||/'

model=codegen/src/model/constraint.rs
fault "judge: bytes for characters" $model 's/is_within\(text\.chars\(\)\.count\(\), \*min/is_within(text.len(), *min/'
fault "judge: control characters in a part of a path" $model 's/ && !c\.is_control\(\)//'
fault "judge: upper bounds excluded" $model 's/max\.is_none_or\(\|max\| count <= max\)/max.is_none_or(|max| count < max)/'
fault "judge: weakest origin ignored" codegen/src/verdict/hold.rs 's/Some\(constraint\.origin\.weakest\(&origin\)\.clone\(\)\)/{ let _ = origin; Some(constraint.origin.clone()) }/'

[[ $planted -gt 0 ]] || { echo "no fault is called like '$only'"; exit 1; }
echo "$planted faults planted, $((planted - unnoticed)) noticed"
[[ $unnoticed -eq 0 ]]
