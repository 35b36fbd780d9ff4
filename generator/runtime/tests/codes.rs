//! Codes are found in error bodies of any form.

use runtime::{RawBody, codes};

fn found(body: &str) -> Vec<String> {
    codes(Some(&RawBody::new(422, body, true)), "code").collect()
}

#[test]
fn codes_are_found_wherever_an_error_body_may_hold_them() {
    for (body, expected) in [
        (r#"{"errors":[{"code":"a"},{"code":"b","detail":"d"}]}"#, &["a", "b"][..]),
        (r#"{"code":"a","message":"m"}"#, &["a"]),
        (r#"{"error":{"code":"a"}}"#, &["a"]),
        (r#"{"code":"a","errors":[{"code":"b"}]}"#, &["a", "b"]),
        (r#"[{"code":"a"},{"code":"a"}]"#, &["a", "a"]),
        ("\u{feff}{\"code\":\"a\"}", &["a"]),
        (r#"{"errors":[{"code":17},{"code":null},{"code":{"code":"deep"}},7,{"code":"b"}]}"#, &["b"]),
    ] {
        assert_eq!(found(body), expected, "{body}");
    }
}

#[test]
fn what_holds_no_code_yields_none() {
    let without = [
        "",
        "null",
        "<html>502</html>",
        r#"{"error":"Not Found"}"#,
        r#"{"errors":"code"}"#,
        r#"{"errors":[{"code":"cut"#,
        r#"{"request":{"body":{"code":"quoted"}}}"#,
    ];
    for body in without {
        assert_eq!(found(body), [""; 0], "{body}");
    }
    assert_eq!(codes(None, "code").count(), 0);
}
