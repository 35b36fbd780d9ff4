//! Answers that lead elsewhere.

use integration_tests::faults::answer;

use super::{Fault, Means};

pub(super) fn faults(elsewhere: &str) -> Vec<Fault> {
    let statuses = [
        ("300 Multiple Choices", Means::Unknown),
        ("301 Moved Permanently", Means::Unknown),
        ("302 Found", Means::Unknown),
        ("303 See Other", Means::Unknown),
        ("304 Not Modified", Means::Unknown),
        ("305 Use Proxy", Means::Unknown),
        ("307 Temporary Redirect", Means::Rejected),
        ("308 Permanent Redirect", Means::Rejected),
    ];
    let leads = [
        ("to another host", format!("location: {elsewhere}/api/calling/calls\r\n")),
        ("to nowhere", String::new()),
        ("to nonsense", "location: http://[nonsense\r\n".to_owned()),
    ];
    let faults = statuses.into_iter().flat_map(|(status, means)| {
        leads.clone().map(|(variant, location)| {
            Fault::bytes(&status[..3], means, answer(status, &location, "")).variant(variant)
        })
    });
    faults.collect()
}
