//! Which keys are references.

use super::{Project, at};

#[test]
fn references_are_rewritten_and_data_is_not() {
    let target = "o.yaml#/components/schemas/O";
    let rewritten = [
        "/paths/~1x/post/parameters/0/schema/$ref",
        "/paths/~1x/post/responses/default/$ref",
        "/paths/~1x/post/responses/x-odd/headers/example/$ref",
        "/paths/~1x/post/requestBody/content/default/schema/$ref",
        "/paths/~1x/post/requestBody/content/default/examples/ref/$ref",
        "/paths/~1x/post/callbacks/default/$ref",
        "/webhooks/default/$ref",
        "/components/schemas/default/properties/example/$ref",
        "/components/schemas/default/properties/x-a/allOf/0/$ref",
        "/components/schemas/default/$defs/enum/not/$ref",
        "/components/schemas/default/discriminator/mapping/a",
        "/components/examples/ref/$ref",
        "/components/responses/R/links/ref/$ref",
    ];
    let kept = [
        "/info/$ref",
        "/paths/~1x/post/requestBody/content/default/example/$ref",
        "/paths/~1x/post/requestBody/content/default/examples/plain/value/$ref",
        "/components/schemas/default/default/$ref",
        "/components/schemas/default/const/$ref",
        "/components/schemas/default/enum/0/$ref",
        "/components/schemas/default/examples/0/$ref",
        "/components/schemas/default/x-b/$ref",
        "/components/examples/plain/value/$ref",
        "/components/responses/R/links/plain/parameters/id/$ref",
        "/components/x-c/a/$ref",
    ];
    let mapped = [("b", "Bare"), ("c", "a.b-c_d")];

    let mut main = serde_json::json!({});
    let text = serde_json::Value::from(target);
    for pointer in rewritten.iter().chain(&kept) {
        insert(&mut main, pointer, &text);
    }
    for (tag, name) in mapped {
        insert(&mut main, &format!("/components/schemas/default/discriminator/mapping/{tag}"), &name.into());
    }
    let other = "components: {schemas: {O: {}}}\n";
    // JSON is YAML as well.
    let document = Project::new(&[("main.yaml", &main.to_string()), ("o.yaml", other)]).load();
    for pointer in rewritten {
        assert_eq!(at(&document, pointer), "#/components/schemas/O", "{pointer}");
    }
    for pointer in kept {
        assert_eq!(at(&document, pointer), target, "{pointer}");
    }
    for (tag, name) in mapped {
        assert_eq!(at(&document, &format!("/components/schemas/default/discriminator/mapping/{tag}")), name);
    }
}

/// Puts a value in a place, and makes what is missing on the way; the elements `0` stand in arrays.
fn insert(root: &mut serde_json::Value, pointer: &str, value: &serde_json::Value) {
    let mut slot = root;
    for step in pointer.split('/').skip(1).map(|step| step.replace("~1", "/")) {
        if step == "0" {
            if slot.is_null() {
                *slot = serde_json::json!([null]);
            }
            slot = &mut slot[0];
        } else {
            slot = &mut slot[step];
        }
    }
    *slot = value.clone();
}

#[test]
fn a_property_of_any_name_is_not_a_reference() {
    let main = "components:\n  schemas:\n    A: {properties: {$ref: {type: string}}, required: [$ref]}\n    \
                B: {$ref: 'o.yaml#/components/schemas/O'}\n";
    let document =
        Project::new(&[("main.yaml", main), ("o.yaml", "components: {schemas: {O: {}}}\n")]).load();
    assert_eq!(at(&document, "/components/schemas/A/properties/$ref/type"), "string");
    assert_eq!(at(&document, "/components/schemas/B/$ref"), "#/components/schemas/O");
}
