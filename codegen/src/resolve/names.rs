//! Wire names become Rust identifiers, here and nowhere else. Knows the words that Rust and the generated code keep for themselves; must not know
//! where a name comes from.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Words that cannot be written as `r#word`.
const NEVER_RAW: [&str; 5] = ["self", "super", "crate", "Self", "_"];

/// Names that generated code uses unqualified, so that no type may take them.
const PRELUDE: [&str; 17] = [
    "Box",
    "Clone",
    "Debug",
    "Default",
    "Err",
    "Findings",
    "From",
    "Into",
    "IntoIterator",
    "None",
    "Ok",
    "Operation",
    "Option",
    "Result",
    "Some",
    "String",
    "Vec",
];

/// What every request has besides its setters.
const METHODS: [&str; 5] = ["clone", "default", "eq", "new", "validate"];

/// Name of a field, module or method: `X-Client-Token` becomes `x_client_token`.
pub(crate) fn field(wire: &str) -> Option<String> {
    let name = identifier(wire.to_snake_case())?;
    Some(if METHODS.contains(&name.as_str()) { name + "_" } else { name })
}

/// Name of a module: that of a field.
pub(crate) fn module(wire: &str) -> Option<String> {
    identifier(wire.to_snake_case())
}

/// How long the name of an operation may be: it becomes names of files, longer by an underscore for each word.
const LONGEST_OPERATION: usize = 100;

/// Whether an operation can be called so: ASCII letters and digits, with hyphens or underscores between them, beginning with a letter.
pub(crate) fn is_operation_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    name.len() <= LONGEST_OPERATION && name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(fits)
}

/// Whether Windows takes a file of this name, whatever its ending, for a device.
pub(crate) fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = |word: &str| name.strip_prefix(word).is_some_and(|n| matches!(n.as_bytes(), [b'0'..=b'9']));
    matches!(name.as_str(), "aux" | "con" | "nul" | "prn") || numbered("com") || numbered("lpt")
}

/// Name of a type: `flow_log` becomes `FlowLog`.
pub(crate) fn type_name(wire: &str) -> Option<String> {
    let name = identifier(wire.to_upper_camel_case())?;
    Some(if PRELUDE.contains(&name.as_str()) { name + "_" } else { name })
}

/// Name of an enum variant or an error code: `NETWORKINTERFACE` becomes `Networkinterface`, `VPC.3001` becomes `Vpc3001`.
pub(crate) fn variant(wire: &str) -> Option<String> {
    identifier(wire.to_upper_camel_case())
}

/// Whether a name that the spec gives by `rust:` can be used as it is for a field.
pub(crate) fn is_field_name(name: &str) -> bool {
    is_identifier(name) && !name.contains(|c: char| c.is_ascii_uppercase()) && !METHODS.contains(&name)
}

/// Whether a name that the spec gives by `rust:` can be used as it is for a type.
pub(crate) fn is_type_name(name: &str) -> bool {
    is_variant(name) && !PRELUDE.contains(&name)
}

/// Whether a name that the spec gives by `rust:` can be used as it is for an enum value or an error code.
pub(crate) fn is_variant(name: &str) -> bool {
    is_identifier(name) && !name.starts_with(|c: char| c.is_ascii_lowercase())
}

fn is_identifier(name: &str) -> bool {
    identifier(name.to_owned()).is_some_and(|made| made == name)
}

// `None` asks the author for a name: guessing one for digits or for another script would only hide the question.
fn identifier(name: String) -> Option<String> {
    let fits =
        name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && name.chars().any(|c| c.is_ascii_alphanumeric());
    let name = if name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name };
    let name = if NEVER_RAW.contains(&name.as_str()) { name + "_" } else { name };
    fits.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_names_convert_as_a_person_would() {
        for (wire, expected) in [
            ("X-Client-Token", "x_client_token"),
            ("Tags.N", "tags_n"),
            ("EcrId", "ecr_id"),
            ("DryRun", "dry_run"),
            ("SlsRegionId", "sls_region_id"),
            ("NetflowServerIp", "netflow_server_ip"),
            ("SmartAGId", "smart_ag_id"),
            ("flow_log_id", "flow_log_id"),
            ("type", "type"),
            ("self", "self_"),
            ("new", "new_"),
            ("validate", "validate_"),
            ("1st", "_1st"),
        ] {
            assert_eq!(field(wire).as_deref(), Some(expected), "{wire}");
        }
        for (wire, expected) in
            [("FlowLogSetType", "FlowLogSetType"), ("flow_log", "FlowLog"), ("Option", "Option_"), ("Self", "Self_")]
        {
            assert_eq!(type_name(wire).as_deref(), Some(expected), "{wire}");
        }
        for (wire, expected) in [
            ("NETWORKINTERFACE", "Networkinterface"),
            ("cls", "Cls"),
            ("V9", "V9"),
            ("1:4096", "_14096"),
            ("400 VPC.3001", "_400Vpc3001"),
            ("InvalidParameterValue.TagInvalidKeyLen", "InvalidParameterValueTagInvalidKeyLen"),
        ] {
            assert_eq!(variant(wire).as_deref(), Some(expected), "{wire}");
        }
    }

    #[test]
    fn operations_have_plain_names() {
        for name in ["CreateFlowLog", "create_flow_log", "List-Logs2", "x", &"A".repeat(100)] {
            assert!(is_operation_name(name), "{name}");
        }
        for name in ["", "1st", "_a", "a.b", "a/b", "a b", "a\nb", "日本", "..", &"A".repeat(101)] {
            assert!(!is_operation_name(name), "{name}");
        }
    }

    #[test]
    fn devices_of_windows_are_known() {
        for name in ["con", "CON", "Aux", "nul", "prn", "com1", "LPT9", "Com0"] {
            assert!(is_device(name), "{name}");
        }
        for name in ["", "cons", "com", "com10", "lpt_1", "co"] {
            assert!(!is_device(name), "{name}");
        }
    }

    #[test]
    fn names_of_another_script_or_none_at_all_ask_for_one() {
        for wire in ["名称", "", "*", "---"] {
            assert_eq!(field(wire), None, "{wire}");
        }
    }
}
