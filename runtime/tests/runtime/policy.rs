//! What the caller decides about findings.

use crate::good;
use flowlog_runtime::validate::Policy;

#[test]
fn enforce_rejects_violations_only() {
    let policy = Policy::default();
    assert!(policy.judge(good().validate()).is_ok());
    let advice = policy.judge(good().period(61).validate()).expect("advice is no reason");
    assert_eq!(advice.len(), 1);

    let rejected = policy.judge(good().period(61).interval(1).validate()).expect_err("a violation");
    assert_eq!(rejected.findings().len(), 2);
    assert_eq!(
        rejected.to_string(),
        "not sent: 1 documented limit is broken\n\
         violation: Interval: 60 to 600; given 1\n  \
         source: `body` row 5 of the page of samplecloud.logs.CreateLog\n  \
         to send it anyway: allow(\"samplecloud.logs.CreateLog/Interval/range\")\n\
         advice: Period: one of 60, 300, 600; given 61\n  \
         source: not on the page of samplecloud.logs.CreateLog; from sdk\n  \
         sent all the same; id: samplecloud.logs.CreateLog/Period/enum@sdk"
    );
}

#[test]
fn a_limit_of_the_clients_own_is_not_called_documented() {
    let text = |request: crate::sample::CreateLogRequest| {
        Policy::default().judge(request.validate()).expect_err("a violation").to_string()
    };
    assert!(text(good().project_id("a/b")).starts_with("not sent: 1 limit is broken\n"));
    assert!(text(good().project_id("a/b").interval(1)).starts_with("not sent: 2 limits are broken\n"));
}

#[test]
fn allow_lets_one_limit_through_and_still_reports_it() {
    let policy = Policy::enforce().allow("samplecloud.logs.CreateLog/Interval/range");
    let findings = policy.judge(good().interval(1).validate()).expect("allowed");
    assert_eq!(findings.violations().count(), 1);

    let rejected = policy.judge(good().interval(1).store_name("a").validate()).expect_err("another");
    let text = rejected.to_string();
    assert!(text.starts_with("not sent: 1 documented limit is broken\n"), "{text}");
    assert!(text.contains("allowed by the policy; id: samplecloud.logs.CreateLog/Interval/range"), "{text}");
    assert_eq!(text.matches("to send it anyway").count(), 1, "{text}");
}

#[test]
fn report_and_off() {
    let request = good().interval(1);
    assert_eq!(Policy::report().judge(request.validate()).expect("never rejects").len(), 1);
    assert!(Policy::off().judge(request.validate()).expect("never rejects").is_empty());
    assert!(Policy::off().is_off());
    assert!(!Policy::report().is_off());
}
