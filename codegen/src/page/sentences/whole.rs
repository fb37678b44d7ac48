//! Whether a sentence was understood to its end: what stands around a finding and was not read must not take it back, limit it, or add to it. Knows
//! words, not shapes.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::fact::Found;
use crate::page::Value;

/// Whether values are announced that are not those which the field can have: examples, recommendations, what is not supported.
pub(super) fn is_of_others(flat: &str, sentences: &[Range<usize>], this: &Found, others: &[(usize, &Found)]) -> bool {
    let sentence = sentences.iter().find(|sentence| sentence.end > this.range.start);
    let start = sentence.map_or(0, |sentence| sentence.start).min(this.values);
    let announced = outside(flat, start..this.values, apart(this, others));
    (this.is_limit() || this.is_list()) && OTHERS.are_in(last_clause(&announced))
}

/// Whether nothing around a finding says otherwise.
pub(super) fn is_understood(flat: &str, sentences: &[Range<usize>], this: &Found, others: &[(usize, &Found)]) -> bool {
    let at = sentences.partition_point(|sentence| sentence.end <= this.range.start);
    let Some(first) = sentences.get(at) else { return false };
    // Words that end in a colon are said of what follows them.
    let above = at.checked_sub(1).and_then(|at| sentences.get(at));
    let above =
        above.filter(|above| flat.get(above.start..above.end).is_some_and(|text| text.trim_end().ends_with(':')));
    let last = sentences.iter().find(|sentence| sentence.end >= this.range.end).unwrap_or(first);
    let around = |range: Range<usize>| outside(flat, range, apart(this, others));
    let before = around(above.unwrap_or(first).start.min(this.range.start)..this.range.start);
    let after = around(this.range.end..last.end.max(this.range.end));
    let said = NEUTRAL.cut(&before);
    let is_of_values = this.is_limit() || this.is_list();
    match this.key {
        "role" => !DENIED.are_in(&said),
        // `When it was filled, in the form …` is the field, and no condition.
        "shape" | "unit" => !DENIED.are_in(&said) && is_end(&NEUTRAL.cut(&after)),
        _ if DENIED.are_in(&said) || BOUND.are_in(&said) || CHOICE.are_in(&before) => false,
        _ if is_of_values && has_outlier(flat, sentences, this) => false,
        "length" if COUNTED_OTHERWISE.are_in(flat) => false,
        // What is said of the values between the commas is not said of the text that has them all.
        "length" | "bytes" | "enum" | "format" if SEPARATED.are_in(flat) => false,
        "format" => !NO_ADDRESS.are_in(&after),
        _ if (is_of_values || this.key == "default") && NUMBER.are_in(&after) => false,
        _ => is_end(&NEUTRAL.cut(&after)),
    }
}

/// Where other findings are that share no words with this one.
fn apart<'f>(this: &'f Found, others: &'f [(usize, &Found)]) -> impl Iterator<Item = &'f Range<usize>> {
    others.iter().map(|(_, other)| &other.range).filter(|range| !super::overlap(range, &this.range))
}

/// Whether what is left of a sentence could be a limit.
pub(super) fn tells_more(rest: &str) -> bool {
    TELLING.are_in(&VERB.cut(rest))
}

/// What of a part of the text is in none of these ranges, each of which stands as a comma.
pub(super) fn outside<'r>(flat: &str, part: Range<usize>, ranges: impl Iterator<Item = &'r Range<usize>>) -> String {
    let mut inside: Vec<&Range<usize>> = ranges.filter(|range| super::overlap(range, &part)).collect();
    inside.sort_by_key(|range| range.start);
    let mut text = String::new();
    let mut at = part.start;
    for range in inside {
        text.push_str(flat.get(at..range.start).unwrap_or_default());
        text.push(',');
        at = at.max(range.end);
    }
    text.push_str(flat.get(at..part.end).unwrap_or_default());
    text
}

fn last_clause(text: &str) -> &str {
    text.trim_end_matches([',', ' ']).rsplit(',').next().unwrap_or_default()
}

/// Whether nothing follows, or a clause that neither limits what was read nor adds to it. What has a verb of its own may choose as it likes.
fn is_end(after: &str) -> bool {
    let after = TRAILING.cut(after.trim_start());
    let after = after.trim_start();
    let is_clause = CLAUSE.are_in(after.trim_start_matches([',', ' ']));
    let is_apart = is_clause || after.starts_with([',', '.', ';', '(', ')', ']', '"', '\'', '`', '”', '。', '!', '?']);
    after.is_empty() || is_apart && !LIMITED.are_in(after) && (is_clause || !ADDED.are_in(after))
}

/// Whether a number has a meaning of its own that is none of those which were read: `0 means unlimited`.
fn has_outlier(flat: &str, sentences: &[Range<usize>], this: &Found) -> bool {
    let Some(regex) = MEANT.0.as_ref() else { return true };
    let is_known = |number: i64| match &this.value {
        Value::Text(span) => is_within(span, number),
        Value::List(values) => values.iter().any(|value| value.parse() == Ok(number)),
        Value::Map(_) => true,
    };
    let is_of_numbers = match &this.value {
        Value::Text(_) => this.key == "range",
        Value::List(values) => values.iter().all(|value| value.parse::<i64>().is_ok()),
        Value::Map(_) => false,
    };
    let mut meant = sentences.iter().filter_map(|sentence| flat.get(sentence.clone())).flat_map(|sentence| {
        regex.captures_iter(sentence).filter_map(|captures| captures.name("number")?.as_str().parse().ok())
    });
    is_of_numbers && meant.any(|number| !is_known(number))
}

fn is_within(span: &str, number: i64) -> bool {
    let (low, high) = match span.split_once(" to ") {
        Some((low, high)) if low != "up" => (Some(low), Some(high)),
        _ => (span.strip_prefix("at least "), span.strip_prefix("up to ")),
    };
    let number_of = |text: Option<&str>| text.and_then(|text| text.parse::<i64>().ok());
    number_of(low).is_none_or(|low| low <= number) && number_of(high).is_none_or(|high| number <= high)
}

/// Words to look for. A pattern that does not compile, which a test shows, finds itself everywhere, so that nothing is understood.
struct Words(Option<Regex>);

impl Words {
    fn new(pattern: &str) -> Self {
        Self(Regex::new(&pattern.replace(r"\b", r"(?-u:\b)")).ok())
    }

    fn are_in(&self, text: &str) -> bool {
        self.0.as_ref().is_none_or(|regex| regex.is_match(text))
    }

    fn cut<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.0.as_ref().map_or(Cow::Borrowed(text), |regex| regex.replace_all(text, ""))
    }
}

/// A condition that says only whether the field itself is there, and where more is to be read.
static NEUTRAL: LazyLock<Words> = LazyLock::new(|| {
    Words::new(concat!(
        r"(?i)\b(?:if|when) (?:you (?:do not |don't )?(?:specify|set|leave|pass) (?:this parameter|this field|it)(?: empty| out)?",
        r"|(?:(?:this|the) (?:parameter|field) is |it is )?(?:not )?(?:specified|set|given|provided|passed(?: in)?|left (?:out|empty|blank)|configured))(?:,|$)",
        r"|\bfor (?:more )?(?:information|details)\b.*",
        r"|(?:如果|若|当)?(?:该|此|本)?(?:参数|字段)?(?:不|未|没有)(?:填写?|传入?|指定|设置|配置|输入)(?:该|此|本)?(?:参数|字段|值)?(?:时,?|,|则)",
    ))
});

/// Before a statement, these turn it round.
static DENIED: LazyLock<Words> = LazyLock::new(|| {
    Words::new(concat!(
        r"(?i)\b(?:not|never|cannot|neither|nor|without|outside|no longer|no need|non)\b|n['’]t\b",
        r"|不需|不必|不是|不用|不再|不要|不作为|不保证|无需|无须|未必|并非|非必|没有|不支持|不限",
    ))
});

/// Before a statement, these say when it holds, or of which value.
static BOUND: LazyLock<Words> = LazyLock::new(|| {
    Words::new(concat!(
        r"(?i)\b(?:if|when|whenever|unless|except|otherwise|in case|provided that|as long as)\b",
        r"|^[^0-9A-Za-z]*(?:for|under) |\bfor [^ ,]+(?: [^ ,]+)?[,:]|\bonly (?:for|in|on)\b",
        r"|^[ ,]*[•·●▪◦*–-] ?[0-9A-Za-z_.-]+ ?:",
        r"|如果|若[^干]|假如|假设|当[^前天日月年]|除[了非以外]|对于|针对|情况|[^小临及实同定延限暂]时(?:,|$|必|需|该|此|为|不|生|有|可|取|最)",
    ))
});

/// What was read is the second part of something.
static CHOICE: LazyLock<Words> = LazyLock::new(|| Words::new(r"(?i)(?:\bor|\beither|或|或者|、)[^0-9A-Za-z\p{Han}]*$"));

/// These values are not what the field can have, or not all.
static OTHERS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(concat!(
        r"(?i)\b(?:unsupported|invalid|reserved|deprecated|obsolete|illegal|forbidden|prohibited|disallowed|excluded|recommended|suggested|typical",
        r"|common|usual|sample|examples?|other|special|former|previous|default|e\.g)\b",
        r"|不支持|无效|保留|废弃|推荐|建议|例如|示例|比如|一般|通常|默认",
    ))
});

/// What can follow without adding anything.
static TRAILING: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        r"(?i)^(?:in length|in total|long|inclusive(?:ly)?|at a time|per (?:request|call)|in (?:each|one|a|a single) (?:request|call)|之间的整数|之间|的整数|整数)",
    )
});

/// Another clause with the same subject.
static CLAUSE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        r"(?i)^(?:and )(?:must|can|cannot|can't|may|should|is|are|has|have|contains?|consists?|starts?|begins?|ends?|supports?|does|do|it|this)\b|^and *,|^(?:且|并且|并)(?:只|不|必|需|以|由|可|能|支)|^(?:which|that) |^(?:default|unit|默认|缺省|单位)",
    )
});

/// Behind a statement, these limit it.
static LIMITED: LazyLock<Words> = LazyLock::new(|| {
    Words::new(concat!(
        r"(?i)\b(?:etc|so on|except|exclud[a-z]+|exclusive(?:ly)?|unless|if|when|whenever|otherwise|but|however|depend[a-z]*|multiples?|until|in case|as long as)\b",
        r"|\.\.\.|…|等(?:$|[ ,.。;)、\]值类选]|于)|除|不含|不包[括含]|情况|否则|如果|若[^干]|当[^前天日月年]|以外|之外|倍数|但|另外",
        r"|[^小临及实同定延限暂]时(?:,|$|必|需|有|生|可|该|不)",
    ))
});

/// Behind a statement, and without a verb of their own, these add to it.
static ADDED: LazyLock<Words> = LazyLock::new(|| {
    Words::new(r"(?i)\b(?:or|others?|and more|where|while|only|plus|also|for|not|since)\b|或|仅|例如|比如|其中")
});

/// A number that was not read.
static NUMBER: LazyLock<Words> = LazyLock::new(|| Words::new(r"(?:^|[^0-9A-Za-z_.-])-?[0-9]"));

/// What is more than one address, or less.
static NO_ADDRESS: LazyLock<Words> =
    LazyLock::new(|| Words::new(r"(?i)\b(?:or|cidr|segments?|range|prefix|mask|port|list|if|when|unless)\b|/"));

/// A number with its meaning.
static MEANT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        r"(?i)(?:^|[^0-9A-Za-z_.])(?P<number>-?[0-9]+)['\x22`”]? ?(?:means?|indicates?|represents?|stands for|specifies|is unlimited|for unlimited|表示|代表|为不|:不|不限)",
    )
});

/// Characters that are not counted one by one.
static COUNTED_OTHERWISE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        r"(?i)counts? as (?:two|three|[23])|occup(?:y|ies) (?:two|three|[23])|汉字[^。]{0,6}(?:占|算|按|计)|(?:占|算|计)[^。]{0,3}(?:2|两|二|3|三)个?(?:字符|字节)",
    )
});

static SEPARATED: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        r"(?i)\b(?:separated?|delimited|divided|joined|split)\b[^.]{0,20} (?:by|with|using) |(?:comma|semicolon|space|pipe)[- ](?:separated|delimited)|(?:逗号|分号|空格|竖线)[^。]{0,4}(?:分隔|隔开|分割|间隔)",
    )
});

/// The verb of what was read, which stands as a comma.
static VERB: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        r"(?i)\b(?:must|can|may|should|cannot|must not)(?: only)?(?: be| have| contain| include| consist of)?(?: from)? ?,|(?:必须|只能|不能)(?:为|是|在)? ?,",
    )
});

/// Numbers, and words that limits have.
static TELLING: LazyLock<Words> = LazyLock::new(|| {
    Words::new(concat!(
        r"(?i)(?:^|[^0-9A-Za-z_.-])-?[0-9]",
        r"|\b(?:must|cannot|can't|only|required?|mandatory|defaults?|maximum|minimum|at least|at most|up to|exactly|no more than|exceed|between",
        r"|valid values?|allowed values?|possible values?|value range|characters|deprecated|unsupported|supported|accepted|appl(?:y|ies)|unless|range|optional|ignored|invalid)\b",
        r"|必须|必填|必选|必传|不能|不可|不得|不允许|只能|只支持|仅|默认|缺省|最大|最小|最多|最少|最长|至少|不超过|范围|取值|可选值|枚举|不支持|废弃|弃用|字符|长度|无效",
    ))
});

#[cfg(test)]
mod tests {
    use super::{
        ADDED, BOUND, CHOICE, CLAUSE, COUNTED_OTHERWISE, DENIED, LIMITED, MEANT, NEUTRAL, NO_ADDRESS, NUMBER, OTHERS,
        SEPARATED, TELLING, TRAILING, VERB, is_within,
    };

    #[test]
    fn every_pattern_compiles() {
        let all = [
            &ADDED,
            &BOUND,
            &CHOICE,
            &CLAUSE,
            &COUNTED_OTHERWISE,
            &DENIED,
            &LIMITED,
            &MEANT,
            &NEUTRAL,
            &NO_ADDRESS,
            &NUMBER,
            &OTHERS,
            &SEPARATED,
            &TELLING,
            &TRAILING,
            &VERB,
        ];
        for (at, words) in all.into_iter().enumerate() {
            assert!(words.0.is_some(), "{at}");
        }
    }

    #[test]
    fn a_span_has_its_limits_in_it() {
        for (span, inside, outside) in
            [("3 to 40", 40, 41), ("up to 40", -1, 41), ("at least 3", 3, 2), ("-3 to 40", -3, -4)]
        {
            assert!(is_within(span, inside) && !is_within(span, outside), "{span}");
        }
    }
}
