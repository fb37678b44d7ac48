//! What looks like a row, a heading or titles and is none, and the nearest that is: each rule by which tables and rows are told apart, from both
//! sides, on pages of our own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use flowlog_codegen::page::{Table, read};

/// The names of the rows, tables apart: `Size Lid / Color`; what was seen first where the page is refused.
fn rows(page: &str) -> String {
    let names = |table: &Table| table.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>().join(" ");
    match read(page) {
        Ok(page) => page.tables.iter().map(names).collect::<Vec<_>>().join(" / "),
        Err(troubles) => format!("refused: {}", troubles.first().unwrap().found),
    }
}

/// The text of a row.
fn text(page: &str, name: &str) -> String {
    let page = read(page).unwrap();
    page.tables.iter().flat_map(|table| &table.rows).find(|row| row.name == name).unwrap().text.clone()
}

fn single(rows: &str) -> String {
    format!("Parameter\nRequired\nType\nDescription\n{rows}")
}

fn piped(rows: &str) -> String {
    format!("Parameter |\nRequired |\nType |\nDescription |\n---|---|---|---|\n{rows}")
}

fn broken(rows: &str) -> String {
    format!("| Parameter | Type | Required | Description | Example |\n|---|---|---|---|---|\n{rows}")
}

fn spaced(rows: &str) -> String {
    format!("Parameter Required Type Description\n{rows}")
}

fn glued(rows: &str) -> String {
    format!("ParameterTypeRequiredDescriptionExample\n{rows}")
}

#[test]
fn a_parameter_can_be_called_like_a_heading() {
    assert_eq!(rows(&single("Size\nNo\nInteger\nHow large.\nUri\nNo\nString\nWhere.\n")), "Size Uri");
    // The heading itself has no cells below it.
    assert_eq!(rows(&single("Size\nNo\nInteger\nHow large.\nURI\nGET /boxes\n")), "Size");
}

#[test]
fn a_description_can_be_the_words_of_a_heading() {
    assert_eq!(rows(&single("Size\nNo\nInteger\nOutput parameters\nLid\nNo\nString\nA lid.\n")), "Size Lid");
    assert_eq!(rows(&glued("SizeintegerNo\nOutput parameters\nLidstringNo\nA lid.\n")), "Size Lid");
    // With its example below, or with more of it.
    assert_eq!(rows(&glued("SizeintegerNo\nerror code\n40\nLidstringNo\nA lid.\n")), "Size Lid");
    let more = "Size\nNo\nInteger\nMeaning:\nError code\nLimits:\nNone.\nLid\nNo\nString\nA lid.\n";
    assert_eq!(rows(&single(more)), "Size Lid");
    let more = "Size |\nNo |\nInteger |\nMeaning:\nError code\nLimits:\nNone. |\nLid |\nNo |\nString |\nA lid. |\n";
    assert_eq!(rows(&piped(more)), "Size Lid");
    let last = "Size |\nNo |\nInteger |\nHow large. |\nError codes\nNone of its own. |\n";
    assert_eq!(rows(&piped(last)), "Size");
    assert_eq!(rows(&spaced("Size No Integer How large.\nOutput parameters\nLid No String A lid.\n")), "Size Lid");
}

#[test]
fn a_heading_above_titles_ends_a_table() {
    let next = single("Color\nNo\nString\nIts color.\n");
    assert_eq!(rows(&single(&format!("Size\nNo\nInteger\nHow large.\nOutput parameters\n{next}"))), "Size / Color");
    let next = glued("ColorstringNo\nIts color.\n");
    assert_eq!(rows(&glued(&format!("SizeintegerNo\nHow large.\nOutput parameters\n{next}"))), "Size / Color");
    // Also where a text is in between, and where no row follows.
    let text =
        format!("Size No Integer How large.\nOutput parameters\nAs always.\n{}", spaced("Lid No String A lid.\n"));
    assert_eq!(rows(&spaced(&text)), "Size / Lid");
    let text = "Size No Integer How large.\nError codes\nNone of its own.\n";
    assert_eq!(rows(&spaced(text)), "Size");
    // What looks like a row far below or behind another heading is none.
    let far = format!("Size No Integer How large.\nExamples\n{}Lid No String A lid.\n", "{ }\n".repeat(20));
    assert_eq!(rows(&spaced(&far)), "Size");
    assert_eq!(rows(&spaced("Size No Integer How large.\nExamples\nFeedback\nLid No String A lid.\n")), "Size");
}

#[test]
fn two_words_below_a_heading_are_no_row_where_nothing_says_yes_or_no() {
    let page = |rows: &str| format!("Parameter\nType\nDescription\nSize\nInteger\nHow large.\n{rows}");
    assert_eq!(rows(&page("Contact us\nAddress\nBoxHub\n")), "Size");
    assert_eq!(rows(&page("Feedback\nBoxHub\nWrite to us.\n")), "Size");
    assert_eq!(rows(&page("Feedback\nString\nWhat was said.\n")), "Size Feedback");
}

#[test]
fn a_caption_has_a_number() {
    let list = "Size No String Where it is kept.\nTable -- on a table\nLid No String A lid.\n";
    assert_eq!(rows(&spaced(list)), "Size Lid");
    let caption = format!("Size No String Where it is kept.\nTable 2 Lid\n{}", spaced("Color No String Its color.\n"));
    assert_eq!(rows(&spaced(&caption)), "Size / Color");
}

#[test]
fn titles_in_another_form_stand_in_a_description() {
    let in_another_order = "Size No Integer How large.\nName Type Required Description\nWide Integer Yes How wide.\n";
    assert_eq!(rows(&spaced(in_another_order)), "Size");
    assert_eq!(rows(&spaced(&format!("{in_another_order}Lid No String A lid.\n"))), "Size Lid");
    let with_blanks = "SizeintegerNo\nHow large.\nName Type Required Description\nWide integer Yes How wide.\n";
    assert_eq!(rows(&glued(&format!("{with_blanks}LidstringNo\nA lid.\n"))), "Size Lid");
    assert_eq!(rows(&single("Size\nNo\nInteger\nParameter description\nLid\nNo\nString\nA lid.\n")), "Size Lid");
}

#[test]
fn titles_in_the_same_form_are_those_of_a_table() {
    let next = spaced("Color No String Its color.\n");
    assert_eq!(rows(&spaced(&format!("Size No Integer How large.\n{next}"))), "Size / Color");
    // Without Required the order of the others is the same.
    let answer = "Size No Integer How large.\nParameter Type Description\nColor String Its color.\n";
    assert_eq!(rows(&spaced(answer)), "Size / Color");
    // Error codes are no parameters, in whatever form.
    let codes = "Size No Integer How large.\n| Error code | Description |\n|---|---|\n| Box.TooLarge | Too large. |\n";
    assert_eq!(rows(&spaced(codes)), "Size / Box.TooLarge");
}

#[test]
fn a_table_of_markdown_can_stand_in_a_description() {
    let table = "Its kind.\n| kind | meaning |\n| --- | --- |\n| a | one |\nno pipe\n| b | two |\nAnd so on. |";
    let page = broken(&format!("| Size | String | No | {table} 40 |\n| Lid | String | No | A lid. |  |\n"));
    assert_eq!(rows(&page), "Size Lid");
    assert!(text(&page, "Size").ends_with("And so on."), "{}", text(&page, "Size"));
    let page = piped(&format!("Size |\nNo |\nString |\n{table}\nLid |\nNo |\nString |\nA lid. |\n"));
    assert_eq!(rows(&page), "Size Lid");
    // With titles that are those of parameters.
    let titled = "Its parts.\n| Name | Type | Description |\n|---|---|---|\n| Wide | Integer | How wide. |";
    assert_eq!(
        rows(&broken(&format!("| Size | String | No | {titled} 40 |\n| Lid | String | No | A lid. |  |\n"))),
        "Size Lid"
    );
    assert_eq!(rows(&spaced(&format!("Size No String {titled}\nLid No String A lid.\n"))), "Size Lid");
}

#[test]
fn a_table_of_markdown_below_a_whole_row_is_another_table() {
    let next = broken("| Color | String | No | Its color. |  |\n");
    assert_eq!(rows(&broken(&format!("| Size | String | No | How large. | 40 |\n{next}"))), "Size / Color");
    let next = piped("Color |\nNo |\nString |\nIts color. |\n");
    assert_eq!(rows(&piped(&format!("Size |\nNo |\nString |\nHow large. |\n{next}"))), "Size / Color");
}

#[test]
fn rows_between_pipes_can_stand_in_a_description() {
    let nested = "| Size | String | Yes | Its parts: | Wide | integer | No | how wide\n| High | integer | No | how high\nas text | 40 |\n";
    assert_eq!(rows(&broken(&format!("{nested}| Lid | String | No | A lid. |  |\n"))), "Size Lid");
    // A row that is cut off is not taken for one, nor for text.
    let cut = broken("| Size | String | Yes | How large\n| Lid | String | No | A lid. |  |\n");
    assert!(rows(&cut).starts_with("refused: 2 rows were told apart here, and 1"), "{}", rows(&cut));
}

#[test]
fn a_row_between_pipes_says_yes_or_no() {
    // A cell that held a list breaks the line; what follows looks like a name and a type.
    let page = broken("| Size | String | No | One of\n| Wide | Integer |\n| Lid | String | No | A lid. |  |\n");
    assert_eq!(rows(&page), "Size Lid");
    assert_eq!(
        rows(&broken("| Size | String | No | How large. | 4 |\n| Wide | Integer | Yes | Wide. | 4 |\n")),
        "Size Wide"
    );
    // A parameter called like a type has its own Yes or No; the root has no name.
    assert_eq!(
        rows(&broken("| Size | String | No | How large. | 4 |\n| Integer | Integer | No | One. | 4 |\n")),
        "Size Integer"
    );
}

#[test]
fn the_end_of_a_description_can_look_like_a_title() {
    // `Name` ends one row, `Description` begins the next.
    let page = single("Label\nNo\nString\nName\nDescription\nNo\nString\nWhat it is.\n");
    assert_eq!(rows(&page), "Label Description");
    assert_eq!(rows(&single("Name\nNo\nString\nIts name.\nType\nNo\nString\nIts type.\n")), "Name Type");
    // The first row below the titles can be called like one of another kind of table.
    assert_eq!(rows(&single("Action\nNo\nString\nWhat to do.\n")), "Action");
    let titles = single("Color\nNo\nString\nIts color.\n");
    assert_eq!(rows(&single(&format!("Label\nNo\nString\nWhat it says.\n{titles}"))), "Label / Color");
}

#[test]
fn two_titles_without_a_gap_are_a_name() {
    assert_eq!(
        rows(&single("Size\nNo\nInteger\nHow large.\nOperationType\nNo\nString\nWhat to do.\n")),
        "Size OperationType"
    );
    assert_eq!(rows("ParameterTypeDescription\nSizestring\nHow large.\n"), "Size");
}

#[test]
fn a_lone_yes_or_no_can_be_a_description_or_a_name() {
    assert_eq!(rows(&single("Wide\nNo\nInteger\nY\nHigh\nNo\nInteger\nX\n")), "Wide High");
    assert_eq!(rows(&single("Wide\nNo\nLidOptions\nNo\nHigh\nNo\nInteger\nX\n")), "Wide High");
    assert_eq!(rows(&single("Wide\nNo\nInteger\nHow wide.\nOptional\nNo\nString\nNot used.\n")), "Wide Optional");
    assert_eq!(rows(&piped("Wide |\nNo |\nLidOptions |\nNo |\nHigh |\nNo |\nInteger |\nX |\n")), "Wide High");
    // A row whose description is missing is still counted.
    assert_eq!(rows(&single("Wide\nNo\nInteger\nHigh\nNo\nInteger\nHow high.\n")), "Wide High");
}

#[test]
fn a_line_of_a_description_can_have_a_yes_or_no_where_a_row_has_it() {
    let list =
        "Size No Integer How large.\n0 - No box\n1 - Yes\nLid.Size optional Large, Small.\nLid No String A lid.\n";
    assert_eq!(rows(&spaced(list)), "Size Lid");
    let other = "Parameter Type Required Description\nSize Integer No How large.\n• true - Yes\nParts Array of Part No Its parts.\n";
    assert_eq!(rows(other), "Size Parts");
    // With a name, a Yes or No and a type it is a row.
    assert_eq!(rows(&spaced("Size No Integer How large.\nLid.Size optional Large Its lid.\n")), "Size Lid.Size");
}

#[test]
fn a_sentence_is_no_row_where_nothing_says_yes_or_no() {
    let head = "Parameter Type Description\nSize Integer How large.\n";
    assert_eq!(rows(&format!("{head}Please Note that boxes are large.\n")), "Size");
    assert_eq!(rows(&format!("{head}Lid BoxLid The lid.\n")), "Size Lid");
}

#[test]
fn a_type_can_have_the_name_of_a_file() {
    let of_type = |ty: &str| {
        let page = read(&spaced(&format!("Size No {ty} How large.\n"))).unwrap();
        page.tables.iter().flat_map(|table| &table.rows).find_map(|row| row.type_.clone()).unwrap()
    };
    assert_eq!(of_type("Array of File"), "list of File");
    assert_eq!(of_type("Array of file"), "list of string");
    assert_eq!(of_type("Array of Strings"), "list of Strings");
    assert_eq!(of_type("Array of strings"), "list of string");
}
