//! What is wrong with references and with the files that they lead to.

use super::{Project, main_with};

/// The three lines of an error.
fn error(fact: &str, place: &str, help: &str) -> [String; 3] {
    [format!("error: {fact}"), format!("  --> {place}"), format!("  help: {help}")]
}

#[test]
fn a_reference_names_a_component() {
    for fragment in ["", "#", "#/", "#A", "#/components", "#/components/schemas", "#/components/schemas/"]
        .iter()
        .chain(&[
            "#/components//A",
            "#/definitions/schemas/A",
            "#/components/schemas/A/items",
            "#components/schemas/A",
        ])
        .chain(&["#/components/schemas/%"])
    {
        let text = format!("a.yaml{fragment}");
        let project = Project::new(&[
            ("main.yaml", &main_with(&text)),
            ("a.yaml", "components: {schemas: {A: {items: {}}, '%': {}}}\n"),
        ]);
        let expected = error(
            &format!("reference `{text}` does not lead to a component"),
            "spec/main.yaml:4:12 at /components/schemas/Main/$ref",
            "let it end in a section and a name, as in `a.yaml#/components/schemas/Name`",
        );
        assert_eq!(project.problems(), expected, "{text}");
    }
}

#[test]
fn local_references_of_other_files_name_components_too() {
    let part = "components:\n  schemas:\n    A:\n      items: {$ref: '#/paths/x'}\n      not: {$ref: '#/components/schemas/A/items'}\n";
    let project =
        Project::new(&[("main.yaml", &main_with("a.yaml#/components/schemas/A")), ("a.yaml", part)]);
    let help = "let it end in a section and a name, as in `#/components/schemas/Name`";
    let at = "at /components/schemas/A";
    let expected = [
        error(
            "reference `#/paths/x` does not lead to a component",
            &format!("spec/a.yaml:4:15 {at}/items/$ref"),
            help,
        ),
        error(
            "reference `#/components/schemas/A/items` does not lead to a component",
            &format!("spec/a.yaml:5:13 {at}/not/$ref"),
            help,
        ),
    ];
    assert_eq!(project.problems(), expected.concat());
}

#[test]
fn components_that_are_not_there_are_told_with_what_may_be_meant() {
    let cases = [
        ("schemas/Lmap", "did you mean `Lamp`?"),
        ("schemas/Zz", "spec/a.yaml has no `Zz` there; correct the reference, or add it to that file"),
        ("shemas/Lamp", "did you mean `schemas`?"),
        ("links/Lamp", "spec/a.yaml has no `links` there; correct the reference, or add it to that file"),
    ];
    for (component, help) in cases {
        let text = format!("a.yaml#/components/{component}");
        let project = Project::new(&[
            ("main.yaml", &main_with(&text)),
            ("a.yaml", "components: {schemas: {Lamp: {}, Other: {}}}\n"),
        ]);
        let place = "spec/main.yaml:4:12 at /components/schemas/Main/$ref";
        assert_eq!(project.problems(), error(&format!("reference `{text}` leads nowhere"), place, help));
    }
    let project = Project::new(&[
        ("main.yaml", &main_with("a.yaml#/components/schemas/A")),
        ("a.yaml", "info: {title: Empty}\n"),
    ]);
    let expected = error(
        "reference `a.yaml#/components/schemas/A` leads nowhere",
        "spec/main.yaml:4:12 at /components/schemas/Main/$ref",
        "spec/a.yaml has no `schemas` there; correct the reference, or add it to that file",
    );
    assert_eq!(project.problems(), expected);
}

#[test]
fn a_local_reference_does_not_reach_another_file_by_accident() {
    let main = "components:\n  schemas:\n    A: {$ref: 'sub/b.yaml#/components/schemas/B'}\n    \
                C: {items: {$ref: '#/components/schemas/B/items'}}\n";
    let part = "components:\n  schemas:\n    B:\n      not: {$ref: '#/components/schemas/A'}\n      \
                if: {$ref: 'deep/d.yaml#/components/schemas/D'}\n";
    let deep = "components:\n  schemas:\n    D: {not: {$ref: '#/components/schemas/B'}}\n    \
                E: {not: {$ref: '#/components/schemas/C'}}\n";
    let project = Project::new(&[("main.yaml", main), ("sub/b.yaml", part), ("sub/deep/d.yaml", deep)]);
    let at = "at /components/schemas";
    let fact = |text: &str| format!("reference `#/components/schemas/{text}` leads nowhere in its own file");
    let help = |file: &str, path: &str| format!("spec/{file} has it: write `{path}`");
    let expected = [
        error(
            &fact("B/items"),
            &format!("spec/main.yaml:4:17 {at}/C/items/$ref"),
            &help("sub/b.yaml", "sub/b.yaml#/components/schemas/B"),
        ),
        error(
            &fact("A"),
            &format!("spec/sub/b.yaml:4:13 {at}/B/not/$ref"),
            &help("main.yaml", "../main.yaml#/components/schemas/A"),
        ),
        error(
            &fact("B"),
            &format!("spec/sub/deep/d.yaml:3:15 {at}/D/not/$ref"),
            &help("sub/b.yaml", "../b.yaml#/components/schemas/B"),
        ),
        error(
            &fact("C"),
            &format!("spec/sub/deep/d.yaml:4:15 {at}/E/not/$ref"),
            &help("main.yaml", "../../main.yaml#/components/schemas/C"),
        ),
    ];
    assert_eq!(project.problems(), expected.concat());
}

#[test]
fn what_would_be_lost_is_rejected() {
    let part = "openapi: 3.1.0\ninfo: {title: Parts}\npaths: {}\nx-note: 1\ncomponents:\n  x-more: 1\n  schemas: {A: {}}\n";
    let project =
        Project::new(&[("main.yaml", &main_with("a.yaml#/components/schemas/A")), ("a.yaml", part)]);
    let lost = |name: &str, place: &str| {
        let fact = format!("`{name}` would be lost: a file that is referred to gives its components only");
        error(&fact, &format!("spec/a.yaml:{place}"), "take it away, or move it to the main document")
    };
    let expected = [
        lost("paths", "3:1 at /paths"),
        lost("x-note", "4:1 at /x-note"),
        lost("components.x-more", "6:3 at /components/x-more"),
    ];
    assert_eq!(project.problems(), expected.concat());
}

#[test]
fn files_of_another_version_are_rejected() {
    let cases = [
        ("3.1.9", None),
        ("3.1", None),
        ("3.0.3", Some("3.0")),
        ("'3.10.0'", Some("3.10")),
        ("four", Some("four")),
    ];
    for (version, rejected) in cases {
        let part = format!("openapi: {version}\ncomponents: {{schemas: {{A: {{}}}}}}\n");
        // Without quotes, 3.1 is a number, and what is wrong with that is for the main document's stages to say.
        let project =
            Project::new(&[("main.yaml", &main_with("a.yaml#/components/schemas/A")), ("a.yaml", &part)]);
        match rejected {
            None => drop(project.load()),
            Some(found) => {
                let expected = error(
                    &format!("the file is written in OpenAPI {found}, and the main document in 3.1"),
                    "spec/a.yaml:1:1 at /openapi",
                    "rewrite it in OpenAPI 3.1, and say so in `openapi`",
                );
                assert_eq!(project.problems(), expected);
            }
        }
    }
}

#[test]
fn components_and_sections_are_objects() {
    let not_an_object = |name: &str, place: &str| {
        let help = "give each member a name, or take it away if it is empty";
        error(&format!("`{name}` is not an object"), place, help)
    };
    let main = "paths: {/x: {$ref: 'a.yaml#/components/pathItems/X'}}\ncomponents:\n  schemas: []\n";
    let part = "components:\n  pathItems: {X: {}}\n  responses: ~\n";
    let project = Project::new(&[("main.yaml", main), ("a.yaml", part)]);
    let expected = [
        not_an_object("components.schemas", "spec/main.yaml:3:3 at /components/schemas"),
        not_an_object("components.responses", "spec/a.yaml:3:3 at /components/responses"),
    ];
    assert_eq!(project.problems(), expected.concat());

    let main = "paths: {/x: {$ref: 'a.yaml#/components/pathItems/X'}}\ncomponents: 1\n";
    let project = Project::new(&[("main.yaml", main), ("a.yaml", "components: {pathItems: {X: {}}}\n")]);
    assert_eq!(project.problems(), not_an_object("components", "spec/main.yaml:2:1 at /components"));
}

#[test]
fn all_problems_of_all_files_are_told_together() {
    let main = "components:
  schemas:
    A: {$ref: 'broken.yaml#/components/schemas/A'}
    B: {$ref: 'twice.json#/components/schemas/B'}
    C: {$ref: 'twice.json#/components/schemas/C'}
    D: {$ref: 'https://example.com/#/components/schemas/D'}
    E: {$ref: 'fine.yaml#/components/schemas/Ee'}
    F: {$ref: 'fine.yaml'}
";
    let fine = "components:\n  schemas:\n    E: {$ref: '../away.yaml#/components/schemas/E'}\n    F: {}\n";
    let project = Project::new(&[
        ("main.yaml", main),
        ("broken.yaml", "a: [1\nb: 2\n"),
        ("twice.json", r#"{"a": 1, "a": 2}"#),
        ("fine.yaml", fine),
    ]);
    let problems = project.problems();
    let facts: Vec<_> = problems.iter().filter(|line| line.starts_with("error: ")).collect();
    assert!(facts[0].starts_with("error: the file is not valid YAML: "), "{}", facts[0]);
    assert_eq!(
        facts[1..],
        [
            "error: the key `a` stands more than once in the same object",
            "error: reference `https://example.com/#/components/schemas/D` is a URL with the scheme `https:`",
            "error: reference `fine.yaml` does not lead to a component",
            "error: reference `../away.yaml#/components/schemas/E` leads out of the folder of the main document",
            "error: reference `fine.yaml#/components/schemas/Ee` leads nowhere",
            "error: component `E` of `schemas` is defined twice, first in spec/main.yaml:7:5 at /components/schemas/E",
            "error: component `F` of `schemas` is defined twice, first in spec/main.yaml:8:5 at /components/schemas/F",
        ]
    );
    assert!(problems.iter().any(|line| line.starts_with("  --> spec/broken.yaml:")), "{problems:#?}");
    assert!(problems.iter().any(|line| line == "  --> spec/twice.json:1:11 at /a"), "{problems:#?}");
}

#[test]
fn a_main_document_that_cannot_be_read_is_told_as_ever() {
    let problems = Project::new(&[("main.yaml", "- $ref: 'a.yaml#/components/schemas/A'\n")]).problems();
    assert_eq!(problems[0], "error: the file holds an array, not an object");
}
