//! Shapes of Chinese sentences, with punctuation brought to that of ASCII.

use super::shape::Yields::{Condition, Constant, Enum, EnumLines, Items, Length, Limits, List, Range, Text};
use super::shape::{Shape, shape};

pub(super) const SHAPES: &[Shape] = &[
    shape(
        Range,
        r"(?:取值范围|范围|有效值|取值)(?:为|是|:|在)? ?(?P<open>[\[(])?(?P<min>{N}) ?(?P<to>~|-|—|–|至|到|,) ?(?P<max>{N})(?P<close>[\])])?",
        "箱子的数量。取值范围：３～４０。",
        "range: 3 to 40",
        "取值范围：3，40。",
    ),
    shape(Range, r"最大(?:取?值)?(?:为|是|:)? ?(?P<max>{N})", "最大值为40。", "range: up to 40", "最大值40万。"),
    shape(Range, r"最小(?:取?值)?(?:为|是|:)? ?(?P<min>{N})", "最小值为3。", "range: at least 3", "最小值3.5。"),
    shape(
        Limits,
        r"最小长度(?:为|是|:)? ?(?P<min>{N})(?: ?个?(?:(?i:unicode) ?)?字符)?",
        "标签。最小长度：3",
        "length: at least 3",
        "标签。最小长度：3字节",
    ),
    shape(
        Limits,
        r"最大长度(?:为|是|:)? ?(?P<max>{N})(?: ?个?(?:(?i:unicode) ?)?字符)?",
        "标签。最大长度：40",
        "length: up to 40",
        "标签。最大长度：40KB",
    ),
    shape(
        Length,
        r"(?P<min>{N}) ?(?:~|-|—|–|至|到) ?(?P<max>{N}) ?个?(?:英文或中文|中文或英文|(?i:unicode) ?)?字符",
        "标签的长度为3～40个字符。",
        "length: 3 to 40",
        "箱子有3～40个。",
    ),
    shape(
        Length,
        r"(?:不超过|不能超过|不得超过|最多|最长|不大于|限制为) ?(?P<max>{N}) ?个?字符",
        "标签不超过40个字符。",
        "length: up to 40",
        "箱子不超过40个。",
    ),
    shape(
        Items,
        r"(?:最多|不超过|不能超过)(?:支持|可以?|允许)?(?:添加|指定|输入|设置|传入|绑定)? ?(?P<max>{N}) ?(?:个|条|项)(?P<of>\p{Han}{0,8})",
        "最多可添加40个箱子。",
        "items: up to 40",
        "最多可输入40个字符。",
    ),
    shape(
        Enum,
        r"{B}(?:取值范围|取值包括|可选值|枚举值|有效值|取值)(?:为|有|是|包括)?: ?(?P<values>{L})(?:[.。;,)]|\n| (?:默认|单位)|$)",
        "箱子的状态。取值：open（打开）、shut。",
        "enum: [open, shut]",
        "取值：open、shut等。",
    ),
    shape(
        Enum,
        r"{B}(?:可选值|枚举值|有效值|取值)(?:为|有|是|包括)? ?(?P<values>{V}(?:、 ?|, ?| ?或者? ?| ?和 ?| ?/ ?){L})(?:[.。;,)]|\n| (?:默认|单位)|$)",
        "箱子的状态，取值为open或shut。",
        "enum: [open, shut]",
        "当箱子的状态取值为open，盖子无效。",
    ),
    shape(
        EnumLines,
        r"{B}(?:取值范围|取值包括|可选值|枚举值|有效值|取值|取值如下)(?:为|有|是|包括|如下|:)+ ?\n(?P<items>(?s:.+))$",
        "箱子的状态。取值：\n• open：打开\n• shut：关闭",
        "enum: [open, shut]",
        "箱子的状态。取值：\n默认值：open。",
    ),
    shape(
        Text("default"),
        r"(?:默认值?|缺省值?|默认取值)(?:为|是|:) ?(?P<value>{V})",
        "箱子的数量。默认值：40。",
        "default: 40",
        "默认值为40倍箱子。",
    ),
    shape(
        Text("unit"),
        r"单位(?:为|是|:) ?(?P<value>[A-Za-z/]+|毫秒|秒|分钟|小时|天|字节)",
        "等待时间。单位：秒。",
        "unit: seconds",
        "计量单位见箱子。",
    ),
    shape(
        Condition("required", "when"),
        r"当 ?(?P<field>{F}) ?(?:取值)?(?:设置)?(?:为|是|等于|取值) ?(?P<values>{L}) ?时,? ?(?:该|此|本)?(?:参数|字段)?(?:为|是)? ?(?:必选|必填|必传|必须)",
        "当Wrapping为foil时，该参数必选。",
        "required: {when: {Wrapping: [foil]}}",
        "当Wrapping为foil时，该参数不是必选。",
    ),
    shape(
        Constant("non-empty", "true"),
        r"(?:不能|不可|不允许)(?:为空|空字符串|为空字符串)",
        "标签不能为空。",
        "non-empty: true",
        "当Wrapping为foil时，标签不能为空。",
    ),
    shape(
        List("cannot-start-with"),
        r"不能以 ?(?P<values>{P}) ?(?:作为)?开头",
        "标签不能以`tmp:`或sys开头。",
        "cannot-start-with: [\"tmp:\", sys]",
        "标签不能以sys开头。",
    ),
    shape(
        List("cannot-contain"),
        r"不能包含 ?(?P<values>{P})",
        "标签不能包含tmp://。",
        "cannot-contain: [\"tmp://\"]",
        "标签不能包含tmp。",
    ),
    shape(
        Constant("charset", "ascii"),
        r"(?:只能|仅|只)(?:能|可|支持|允许)?(?:包含|含有|含|有|为|是|使用|输入)? ?ASCII ?字符",
        "标签只能有ASCII字符。",
        "charset: ascii",
        "标签不能有ASCII字符。",
    ),
    shape(
        Constant("role", "idempotency-token"),
        r"幂等",
        "保证装箱的幂等性。",
        "role: idempotency-token",
        "不保证幂等。",
    ),
    shape(
        Constant("role", "request-id"),
        r"^(?:唯一)?请求 ?(?:的 ?)?(?:ID|Id|标识)",
        "唯一请求ID，每次都返回。",
        "role: request-id",
        "箱子的请求ID。",
    ),
    shape(
        Constant("status", "unsupported"),
        r"{O}(?:(?:该|此|本)(?:参数|字段))?(?:暂不支持|暂未支持|目前不支持)(?:(?:该|此|本)(?:参数|字段))?(?:[^0-9A-Za-z\p{Han}]|$)",
        "该参数暂不支持。",
        "status: unsupported",
        "取值WET暂不支持。",
    ),
    shape(
        Constant("status", "deprecated"),
        r"{O}(?:(?:该|此|本)(?:参数|字段))?(?:已废弃|已弃用|即将废弃|不再使用|不推荐使用)",
        "该参数已废弃。",
        "status: deprecated",
        "取值STEEL已废弃。",
    ),
];

/// Shapes of the texts of errors.
pub(super) const ADVICE: &[Shape] = &[
    shape(
        Constant("retry", "later"),
        r"(?:稍后|稍候)(?:再试|重试|再重试)",
        "仓库繁忙，请稍后重试。",
        "retry: later",
        "请检查箱子。",
    ),
    shape(
        Constant("retry", "after-change"),
        r"(?:检查|修改)[^。]{0,20}后(?:再试|重试)",
        "请检查箱子后重试。",
        "retry: after-change",
        "请稍后重试。",
    ),
];
