//! How examples and reasons are laid out: without the indentation that they have in the source, in lines of a readable length. It knows text only.

/// An example without the empty first and last line and the common indentation that it has in the source.
pub fn dedent(text: &str) -> String {
    let Some(text) = text.strip_prefix('\n') else { return text.to_owned() };
    let text = text.trim_end();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let common = text.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or_default();
    let lines: Vec<&str> = text.lines().map(|line| line.get(common..).unwrap_or_default()).collect();
    lines.join("\n")
}

pub(super) fn indented(text: &str, columns: usize) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { " ".repeat(columns) + line });
    lines.collect::<Vec<_>>().join("\n")
}

pub(super) fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}
