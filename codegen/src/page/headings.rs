//! Headings between tables: what they say of the tables below them, and that they end the table above. Knows words, not tables.

/// What stands below a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Request,
    Response,
    /// Anything that is neither: examples, codes, footers.
    Elsewhere,
}

const HEADINGS: &[(&str, Section)] = &[
    ("uri", Section::Request),
    ("request parameters", Section::Request),
    ("input parameters", Section::Request),
    ("请求参数", Section::Request),
    ("输入参数", Section::Request),
    ("response parameters", Section::Response),
    ("response elements", Section::Response),
    ("output parameters", Section::Response),
    ("响应参数", Section::Response),
    ("返回参数", Section::Response),
    ("返回数据", Section::Response),
    ("输出参数", Section::Response),
    ("ram authorization", Section::Elsewhere),
    ("authorization information", Section::Elsewhere),
    ("授权信息", Section::Elsewhere),
    ("examples", Section::Elsewhere),
    ("example request", Section::Elsewhere),
    ("example requests", Section::Elsewhere),
    ("example response", Section::Elsewhere),
    ("example responses", Section::Elsewhere),
    ("请求示例", Section::Elsewhere),
    ("响应示例", Section::Elsewhere),
    ("返回示例", Section::Elsewhere),
    ("正常返回示例", Section::Elsewhere),
    ("status codes", Section::Elsewhere),
    ("error code", Section::Elsewhere),
    ("error codes", Section::Elsewhere),
    ("developer resources", Section::Elsewhere),
    ("release notes", Section::Elsewhere),
    ("feedback", Section::Elsewhere),
    ("contact us", Section::Elsewhere),
    ("状态码", Section::Elsewhere),
    ("错误码", Section::Elsewhere),
    ("文档反馈", Section::Elsewhere),
    ("联系我们", Section::Elsewhere),
];

/// The section that a line begins.
pub(super) fn section(line: &str) -> Option<Section> {
    if line.len() > 80 {
        return None;
    }
    let numbering = |c: char| c.is_ascii_digit() || ".# *".contains(c);
    let line = line.trim_start_matches(numbering).trim_end_matches([' ', '*', '#']).to_lowercase();
    HEADINGS.iter().find(|(heading, _)| *heading == line).map(|&(_, section)| section)
}

/// The title of a table: `Table 4 FlowLogRequest`.
pub(super) fn caption(line: &str) -> Option<&str> {
    let numbered = line.strip_prefix("Table ").or_else(|| line.strip_prefix('表'))?.trim_start();
    let title = numbered.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let is_title = numbered.starts_with(|c: char| c.is_ascii_digit()) && title.starts_with([' ', ':', '.', '：']);
    (is_title && line.len() <= 120 && !line.ends_with(['.', '。'])).then(|| title.trim_matches([' ', ':', '.', '：']))
}

/// Whether a line can belong to no table: a heading, a caption, or the status that an answer has.
pub(super) fn ends_table(line: &str) -> bool {
    let is_status = ["Status code:", "Status Code:", "状态码："].iter().any(|words| line.starts_with(words));
    let is_status = is_status && line.len() <= 40;
    section(line).is_some() || caption(line).is_some() || is_status
}

#[cfg(test)]
mod tests {
    use super::{Section, caption, ends_table, section};

    #[test]
    fn headings_are_known_with_and_without_numbers() {
        assert_eq!(section("2. Input Parameters"), Some(Section::Request));
        assert_eq!(section("## 返回参数"), Some(Section::Response));
        assert_eq!(section("Request parameters are listed below"), None);
    }

    #[test]
    fn a_caption_is_not_a_sentence_about_a_table() {
        assert_eq!(caption("Table 4 LogRequest"), Some("LogRequest"));
        assert_eq!(caption("表2 请求参数"), Some("请求参数"));
        assert_eq!(caption("Tables are below"), None);
        assert!(ends_table("Status code: 202"));
        assert!(!ends_table("Table 1 lists the parameters."));
    }
}
