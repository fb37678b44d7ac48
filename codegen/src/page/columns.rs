//! The titles that columns have, in the languages of the pages, and how a line is read as a row of titles. Knows words, not layouts.

use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// Name of a parameter.
    Name,
    /// Whether it must be given.
    Required,
    /// Its type.
    Type,
    /// What it is.
    Description,
    /// An example of a value.
    Example,
    /// An HTTP status.
    Status,
    /// An error code.
    Code,
    /// The text that comes with an error.
    Message,
    /// A permission.
    Action,
    /// Anything else that a permission has.
    Other,
}

/// Titles in small letters, the longer of two with one beginning first.
const TITLES: &[(&str, Column)] = &[
    ("parameter name", Column::Name),
    ("parameters", Column::Name),
    ("parameter type", Column::Type),
    ("parameter", Column::Name),
    ("element", Column::Name),
    ("field name", Column::Name),
    ("field", Column::Name),
    ("attribute", Column::Name),
    ("name", Column::Name),
    ("参数名称", Column::Name),
    ("参数类型", Column::Type),
    ("参数说明", Column::Description),
    ("参数名", Column::Name),
    ("参数", Column::Name),
    ("字段名称", Column::Name),
    ("字段", Column::Name),
    ("名称", Column::Name),
    ("mandatory", Column::Required),
    ("required", Column::Required),
    ("是否必选", Column::Required),
    ("是否必填", Column::Required),
    ("是否必须", Column::Required),
    ("必选", Column::Required),
    ("必填", Column::Required),
    ("data type", Column::Type),
    ("type", Column::Type),
    ("数据类型", Column::Type),
    ("类型", Column::Type),
    ("description", Column::Description),
    ("描述", Column::Description),
    ("说明", Column::Description),
    ("example value", Column::Example),
    ("example", Column::Example),
    ("示例值", Column::Example),
    ("示例", Column::Example),
    ("http status code", Column::Status),
    ("http status", Column::Status),
    ("status code", Column::Status),
    ("http状态码", Column::Status),
    ("状态码", Column::Status),
    ("error code", Column::Code),
    ("错误码", Column::Code),
    ("error message", Column::Message),
    ("错误信息", Column::Message),
    ("action", Column::Action),
    ("operation", Column::Action),
    ("操作", Column::Action),
    ("access level", Column::Other),
    ("访问级别", Column::Other),
    ("resource type", Column::Other),
    ("资源类型", Column::Other),
    ("condition key", Column::Other),
    ("条件关键字", Column::Other),
    ("dependent action", Column::Other),
    ("associated operation", Column::Other),
    ("关联操作", Column::Other),
];

/// What stands between two titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    Nothing,
    Blank,
    Pipe,
}

/// The one title that a cell is.
pub(super) fn title(cell: &str) -> Option<Column> {
    let cell = plain(cell);
    TITLES.iter().find(|(title, _)| *title == cell).map(|&(_, column)| column)
}

/// A line that is nothing but titles.
pub(super) fn titles(line: &str, between: Between) -> Option<Vec<Column>> {
    // No row of titles is longer, and no text is worth the search.
    if line.len() > 200 {
        return None;
    }
    let columns = match between {
        Between::Pipe => {
            let cells = line.trim().strip_prefix('|').unwrap_or(line).trim();
            let cells = cells.strip_suffix('|')?;
            cells.split('|').map(title).collect::<Option<Vec<Column>>>()?
        }
        Between::Blank | Between::Nothing => follow(&plain(line), between, &[])?,
    };
    // Two titles without a gap are the name of a parameter: `NameDescription`.
    let is_name = between == Between::Nothing && columns.len() == 2 && !line.trim().contains(' ');
    (is_header(&columns) && !is_name).then_some(columns)
}

/// Whether columns make a table: something to go by comes first, nothing comes twice, and all are of one kind of table.
pub(super) fn is_header(columns: &[Column]) -> bool {
    let Some((&first, rest)) = columns.split_first() else { return false };
    let begins = rest.iter().all(|&column| belongs(first, column));
    let twice = |column: Column| columns.iter().filter(|&&other| other == column).count() > 1;
    let repeats = columns.iter().any(|&column| column != Column::Other && twice(column));
    begins && columns.len() > 1 && !repeats
}

/// Whether a column can stand in a table that begins with this one.
pub(super) fn belongs(first: Column, column: Column) -> bool {
    use Column::{Action, Code, Description, Example, Message, Name, Other, Required, Status, Type};
    match first {
        Name => matches!(column, Required | Type | Description | Example),
        Status | Code => matches!(column, Status | Code | Message | Description),
        Action => matches!(column, Other | Description),
        Required | Type | Description | Example | Message | Other => false,
    }
}

/// No table has more columns; of what could be split in several ways only so much is tried.
const MOST: usize = 10;

/// Splits a line into titles that make a header after those that were found: `Parameter Type` are two or one, as the rest will have it.
fn follow(line: &str, between: Between, found: &[Column]) -> Option<Vec<Column>> {
    if line.is_empty() {
        return is_header(found).then(|| found.to_vec());
    }
    if found.len() >= MOST {
        return None;
    }
    TITLES.iter().find_map(|&(title, column)| {
        let rest = line.strip_prefix(title)?;
        let rest = match between {
            Between::Blank if !rest.is_empty() => rest.strip_prefix(' ')?,
            _ => rest,
        };
        let fits = found.first().is_none_or(|&first| belongs(first, column));
        let repeats = column != Column::Other && found.contains(&column);
        if fits && !repeats { follow(rest, between, &[found, &[column]].concat()) } else { None }
    })
}

fn plain(cell: &str) -> String {
    cell.trim_matches(|c: char| c.is_whitespace() || "*`".contains(c)).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Between, Column, title, titles};

    #[test]
    fn titles_are_told_apart_in_every_layout() {
        use Column::{Code, Description, Example, Message, Name, Required, Status, Type};
        let row = |line, between| titles(line, between).unwrap_or_default();
        assert_eq!(
            row("ParameterTypeRequiredDescriptionExample", Between::Nothing),
            [Name, Type, Required, Description, Example]
        );
        assert_eq!(
            row("HTTP status codeError codeError messageDescription", Between::Nothing),
            [Status, Code, Message, Description]
        );
        assert_eq!(
            row("Parameter Name Required Type Description", Between::Blank),
            [Name, Required, Type, Description]
        );
        assert_eq!(row("Parameter Type Required Description", Between::Blank), [Name, Type, Required, Description]);
        assert_eq!(row("参数名称 必选 类型 描述", Between::Blank), [Name, Required, Type, Description]);
        assert_eq!(row("| Parameter | Type | Description |", Between::Pipe), [Name, Type, Description]);
        assert_eq!(title("**Mandatory**"), Some(Required));
    }

    #[test]
    fn a_sentence_is_no_row_of_titles() {
        for line in
            ["Parameter values are described below", "Type Name", "Name Name", "Operation type", "Description", ""]
        {
            assert_eq!(titles(line, Between::Blank), None, "{line}");
        }
    }

    #[test]
    fn a_name_is_no_row_of_titles() {
        for line in ["OperationType", "OperationName", "NameDescription", "操作类型"] {
            assert_eq!(titles(line, Between::Nothing), None, "{line}");
        }
    }
}
