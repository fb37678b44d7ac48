//! Rules of limits: whether they can be read, which type has which, and values that break them. Examples only.

use super::{CREATE, LIST, Rule, rule};

const SIZE: &str = "type: integer\nrange: 1 to 100\ndefault: 10";
const VALUE: &str = "Value: {type: string, doc: Content of the tag.}";

pub(super) const RULES: &[Rule] = &[
    rule("unreadable-limits", "Limits are written in words that say whether the ends belong to them: they do.")
        .at(CREATE, SIZE)
        .bad("type: integer\nrange: 1-100\ndefault: 10")
        .good(SIZE),
    rule(
        "inverted-limits",
        "No value lies between a lower limit and an upper one that is smaller: two numbers changed places.",
    )
    .at(CREATE, SIZE)
    .bad("type: integer\nrange: 100 to 1\ndefault: 10")
    .good(SIZE),
    rule(
        "unreadable-characters",
        "Sets of characters are tokens with one space between, so that a comma or a dash in the list is a character.",
    )
    .at(CREATE, "characters: a-z 0-9 -\nfirst-and-last: a-z 0-9")
    .bad("characters: a-z, 0-9, -\nfirst-and-last: a-z 0-9")
    .good("characters: a-z 0-9 -\nfirst-and-last: a-z 0-9"),
    rule("unreadable-number", "The values of an integer are compared as numbers, so each of them must be one.")
        .at(CREATE, "from: cli\nenum: {60: one minute, 600: ten minutes}")
        .bad("from: cli\nenum: {60: one minute, ten: ten minutes}")
        .good("from: cli\nenum: {60: one minute, 600: ten minutes}"),
    rule(
        "unknown-enum",
        "`enum-of` names the place that lists the values. If it has none, the field would accept anything.",
    )
    .at(LIST, "Level: {type: string, enum-of: CreateLog.request.Level,")
    .bad("Level: {type: string, enum-of: CreateLog.request.Note,")
    .good("Level: {type: string, enum-of: CreateLog.request.Level,"),
    rule(
        "misplaced-limit",
        "A limit that says nothing about the field's type would never be checked, though the page means something by \
         it.",
    )
    .at(CREATE, SIZE)
    .bad("type: integer\nlength: 1 to 100\ndefault: 10")
    .good(SIZE),
    rule(
        "enum-of-another-type",
        "A text is never equal to a number, so a field cannot have the values of one of another type.",
    )
    .at(LIST, "Level: {type: string, enum-of: CreateLog.request.Level,")
    .bad("Level: {type: string, enum-of: CreateLog.request.Period,")
    .good("Level: {type: string, enum-of: CreateLog.request.Level,"),
    rule("empty-limit", "A list of allowed values without a value would refuse everything: it was left unfinished.")
        .at(CREATE, VALUE)
        .bad("Value: {type: string, enum: {}, doc: Content of the tag.}")
        .good(VALUE),
    rule("duplicate-text", "A value that is listed twice often stands for another one that was to be listed.")
        .at(CREATE, "required: {when: {Mode: [all, some]}}")
        .bad("required: {when: {Mode: [all, some, all]}}")
        .good("required: {when: {Mode: [all, some]}}"),
    rule(
        "value-refused",
        "A default or example that breaks the limits of its own field shows that one of the two was misread.",
    )
    .at(CREATE, SIZE)
    .bad("type: integer\nrange: 1 to 100\ndefault: 101")
    .good(SIZE),
    rule("enum-value-refused", "A value that is listed as allowed and refused by another limit could never be sent.")
        .at(CREATE, VALUE)
        .bad("Value: {type: string, enum: {yes: kept, never: dropped}, length: up to 3, doc: Content of the tag.}")
        .good("Value: {type: string, enum: {yes: kept, no: dropped}, length: up to 3, doc: Content of the tag.}"),
    rule("no-value-fits", "Limits that exclude each other refuse every request, so one of them was misread.")
        .at(CREATE, VALUE)
        .bad("Value: {type: string, length: up to 0, non-empty: true, doc: Content of the tag.}")
        .good("Value: {type: string, length: up to 9, non-empty: true, doc: Content of the tag.}"),
];
