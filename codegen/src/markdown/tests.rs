use super::{Markdown, TOGETHER, WIDTH, block, cell, code, codes, comment, lines, paragraph, prose, sentence};

/// Text that is Markdown already.
fn raw(text: &str) -> Markdown {
    Markdown(text.to_owned())
}

fn wrapped(text: &str) -> Vec<String> {
    lines([&raw(text)]).0
}

#[test]
fn prose_reads_the_same_as_markdown() {
    for (text, markdown) in [
        ("Plain words, as they are.", "Plain words, as they are."),
        ("  spaces\n\tand lines ", "spaces and lines"),
        ("a [link](b) or [`Name`]", "a \\[link\\](b) or \\[`Name`\\]"),
        ("<b> and Vec<String>", "\\<b> and Vec\\<String>"),
        ("the `VpcId` of *it*", "the `VpcId` of \\*it\\*"),
        ("one ` alone", "one ' alone"),
        ("```rust fn```", "'''rust fn'''"),
        ("log_group_id and _this_", "log_group_id and \\_this\\_"),
        ("see https://a.test/x_y.", "see <https://a.test/x_y>."),
        ("(http://a.test/?a=1&b=2)", "(<http://a.test/?a=1&b=2>)"),
        ("a&lt;b & c", "a\\&lt;b & c"),
        ("C:\\x ~~gone~~", "C:\\\\x \\~\\~gone\\~\\~"),
        ("left \u{202e}right\u{2066}", "left right"),
        ("a\u{2028}b\u{1b}c\rd", "a b c d"),
    ] {
        assert_eq!(prose(text).as_str(), markdown, "{text}");
    }
    assert_eq!(sentence("Done").as_str(), "Done.");
    assert_eq!(sentence("Done?").as_str(), "Done?");
}

#[test]
fn values_are_code_between_more_backticks_than_they_have() {
    for (text, markdown) in [
        ("VPC", "`VPC`"),
        ("", "`\"\"`"),
        (" a", "`\" a\"`"),
        ("a`b", "`` a`b ``"),
        ("a``b`c", "``` a``b`c ```"),
        ("```", "```` ``` ````"),
        ("<", "`<`"),
        ("a\nb", "`\"a\\nb\"`"),
        ("a\u{202e}`", "`` \"a\\u{202e}`\" ``"),
    ] {
        assert_eq!(code(text).as_str(), markdown);
    }
    assert_eq!(codes(["a"], "or").as_str(), "`a`");
    assert_eq!(codes(["a", "b", "c"], "or").as_str(), "`a`, `b` or `c`");
}

#[test]
fn a_cell_ends_where_it_should() {
    for (text, markdown) in [("a | b", "a \\| b"), ("`a|b`", "'a\\|b'"), ("`a` b", "`a` b"), ("a\\|b", "a\\\\\\|b")] {
        assert_eq!(cell(text).as_str(), markdown);
    }
}

#[test]
fn a_block_and_a_comment_end_where_they_should() {
    assert_eq!(block("toml", "a = 1\n").as_str(), "```toml\na = 1\n```\n");
    assert_eq!(block("toml", "a\n  ```\n"), Markdown::default());
    assert_eq!(comment("from spec/a").as_str(), "<!-- from spec/a -->");
    assert_eq!(comment("--> <b>").as_str(), "--> \\<b>");
}

#[test]
fn a_line_opens_no_block_by_accident() {
    let filler = "x".repeat(WIDTH - 1);
    for (word, line) in [
        ("-", "\\-"),
        ("#", "\\#"),
        ("12.", "12\\."),
        ("===", "\\==="),
        ("> b", "\\> b"),
        ("1.5", "1.5"),
        ("-:", "\\-:"),
        (":-|-", "\\:-|-"),
        ("-a", "-a"),
    ] {
        assert_eq!(wrapped(&format!("{filler} {word}")), [filler.as_str(), line], "{word}");
        assert_eq!(paragraph(word).as_str(), line);
    }
}

#[test]
fn a_code_span_stays_in_one_line() {
    let filler = "x".repeat(WIDTH - 5);
    for span in ["`a - b`", "`` a ` - b ``"] {
        assert_eq!(wrapped(&format!("{filler} {span}, c")), [filler.clone(), format!("{span}, c")]);
    }
}

#[test]
fn what_belongs_together_stays_in_one_line() {
    let filler = "x".repeat(WIDTH - 4);
    assert_eq!(wrapped(&format!("{filler} row{TOGETHER}4.")), [filler.as_str(), "row 4."]);
}

#[test]
fn paragraphs_are_apart_and_empty_ones_left_out() {
    let paragraphs = ["a", " ", "b"].map(raw);
    assert_eq!(lines(&paragraphs).0, ["a", "", "b"]);
    assert_eq!(lines(&paragraphs).behind("//!", 2), "  //! a\n  //!\n  //! b\n");
}
