//! Redirects.

use integration_tests::faults::answer;

use super::{Expected, Fault};

pub(super) fn faults(elsewhere: &str) -> Vec<Fault> {
    let statuses = [
        ("300 Multiple Choices", Expected::Unknown),
        ("301 Moved Permanently", Expected::Unknown),
        ("302 Found", Expected::Unknown),
        ("303 See Other", Expected::Unknown),
        ("304 Not Modified", Expected::Unknown),
        ("305 Use Proxy", Expected::Unknown),
        ("307 Temporary Redirect", Expected::Rejected),
        ("308 Permanent Redirect", Expected::Rejected),
    ];
    let leads = [
        ("to another host", format!("location: {elsewhere}/api/calling/calls\r\n")),
        ("to nowhere", String::new()),
        ("to nonsense", "location: http://[nonsense\r\n".to_owned()),
    ];
    let faults = statuses.into_iter().flat_map(|(status, expected)| {
        leads.clone().map(|(variant, location)| {
            Fault::bytes(&status[..3], expected, answer(status, &location, "")).variant(variant)
        })
    });
    faults.collect()
}
