//! Which files a reference can name.

use std::fs;

use super::{Project, at, main_with};

const PART: &str = "components:\n  schemas:\n    A: {type: string}\n";

impl Project {
    /// Adds a file with a schema `A`; its path is relative to the folder of the main document.
    pub(super) fn write_part(&self, path: &str) {
        let path = self.0.path().join("spec").join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
        fs::write(path, PART).expect("a file");
    }
}

#[test]
fn paths_inside_the_folder_are_followed() {
    let cases = [
        ("a.yaml", "a.yaml"),
        ("./a.yaml", "a.yaml"),
        ("sub/deep/a.yaml", "sub/deep/a.yaml"),
        ("sub/../a.yaml", "a.yaml"),
        ("sub//./a.yaml", "sub/a.yaml"),
        ("my%20parts.yaml", "my parts.yaml"),
        ("my parts.yaml", "my parts.yaml"),
        ("%C3%BC.yaml", "ü.yaml"),
        ("sub%2Fa.yaml", "sub/a.yaml"),
        ("..a..yaml", "..a..yaml"),
        ("1:a.yaml", "1:a.yaml"),
        ("a%3Ab.yaml", "a:b.yaml"),
    ];
    for (path, file) in cases {
        let project = Project::new(&[("main.yaml", &main_with(&format!("{path}#/components/schemas/A")))]);
        project.write_part("sub/other.yaml");
        project.write_part(file);
        let document = project.load();
        assert_eq!(at(&document, "/components/schemas/Main/$ref"), "#/components/schemas/A", "{path}");
        let expected = format!("spec/{file}:3:5 at /components/schemas/A");
        assert_eq!(project.origin(&document, "/components/schemas/A"), expected, "{path}");
    }
}

#[test]
fn names_of_components_are_decoded() {
    let parts = "components: {schemas: {a b: {}, c/d: {}, 'e~f': {}, g: {items: {$ref: '#/components/schemas/a%20b'}}}}\n";
    for (fragment, rewritten) in [
        ("a%20b", "#/components/schemas/a b"),
        ("c~1d", "#/components/schemas/c~1d"),
        ("e~0f", "#/components/schemas/e~0f"),
        ("e%7E0f", "#/components/schemas/e~0f"),
    ] {
        let main = main_with(&format!("a.yaml#/components/schemas/{fragment}"));
        let document = Project::new(&[("main.yaml", &main), ("a.yaml", parts)]).load();
        assert_eq!(at(&document, "/components/schemas/Main/$ref"), rewritten);
        assert_eq!(at(&document, "/components/schemas/g/items/$ref"), "#/components/schemas/a b");
    }
}

#[test]
fn paths_that_lead_elsewhere_are_rejected() {
    let copy =
        "put what it leads to in a file beside the main document, and refer to that by a relative path";
    let inside = "put the file in that folder or below it, and refer to it there";
    let cases = [
        ("https://example.com/a.yaml", "is a URL with the scheme `https:`", copy),
        ("file:///a.yaml", "is a URL with the scheme `file:`", copy),
        ("C:/a.yaml", "is a URL with the scheme `C:`", copy),
        ("//example.com/a.yaml", "has an absolute path", copy),
        ("/etc/hosts", "has an absolute path", copy),
        ("%2Fetc/hosts", "has an absolute path", copy),
        ("..\\a.yaml", "has a backslash", "write `/` between folders, on every system"),
        ("%5Ca.yaml", "has a backslash", "write `/` between folders, on every system"),
        (
            "a.yaml?version=1",
            "has a query",
            "take the query away; a question mark in a file's name is written `%3F`",
        ),
        (
            "a%zz.yaml",
            "has a `%` that encodes no character",
            "write `%25` for a percent sign that is part of a file's name",
        ),
        (
            "a%ff.yaml",
            "has a `%` that encodes no character",
            "write `%25` for a percent sign that is part of a file's name",
        ),
        (
            "a.yaml%2",
            "has a `%` that encodes no character",
            "write `%25` for a percent sign that is part of a file's name",
        ),
        ("../outside.yaml", "leads out of the folder of the main document", inside),
        ("sub/../../outside.yaml", "leads out of the folder of the main document", inside),
        ("%2e%2E/outside.yaml", "leads out of the folder of the main document", inside),
        // Also where it comes back: the folder may be called otherwise tomorrow.
        ("../spec/a.yaml", "leads out of the folder of the main document", inside),
        ("sub", "leads to something that is not a file", "name a file in spec/sub, or make one of it"),
    ];
    for (path, fact, help) in cases {
        let reference = format!("{path}#/components/schemas/A");
        let project = Project::new(&[("main.yaml", &main_with(&reference))]);
        for file in ["a.yaml", "sub/a.yaml", "../outside.yaml"] {
            project.write_part(file);
        }
        let expected = [
            format!("error: reference `{reference}` {fact}"),
            "  --> spec/main.yaml:4:12 at /components/schemas/Main/$ref".to_owned(),
            format!("  help: {help}"),
        ];
        assert_eq!(project.problems(), expected, "{path}");
    }
}

#[test]
fn a_file_that_is_missing_is_told_once_for_each_file_that_needs_it() {
    let main = "components:\n  schemas:\n    A: {$ref: 'gone.yaml#/components/schemas/A'}\n    \
                B: {$ref: 'gone.yaml#/components/schemas/B'}\n    C: {$ref: 'sub/a.yaml#/components/schemas/C'}\n";
    let part = "components:\n  schemas:\n    C: {$ref: 'gone.yaml#/components/schemas/C'}\n";
    let problems = Project::new(&[("main.yaml", main), ("sub/a.yaml", part)]).problems();
    let [first, at_first, help_first, second, at_second, help_second] = &problems[..] else {
        panic!("two problems are expected: {problems:#?}");
    };
    let fact = |name| {
        format!(
            "error: reference `gone.yaml#/components/schemas/{name}` leads to a file that cannot be read: "
        )
    };
    assert!(first.starts_with(&fact("A")), "{first}");
    assert_eq!(at_first, "  --> spec/main.yaml:3:9 at /components/schemas/A/$ref");
    assert_eq!(help_first, "  help: there should be a file spec/gone.yaml; correct the path or add the file");
    assert!(second.starts_with(&fact("C")), "{second}");
    assert_eq!(at_second, "  --> spec/sub/a.yaml:3:9 at /components/schemas/C/$ref");
    assert_eq!(
        help_second,
        "  help: there should be a file spec/sub/gone.yaml; correct the path or add the file"
    );
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_followed_inside_the_folder_only() {
    use std::os::unix::fs::symlink;

    let main = "components:\n  schemas:\n    One: {$ref: 'link.yaml#/components/schemas/A'}\n    \
                Two: {$ref: 'sub/a.yaml#/components/schemas/A'}\n    \
                Three: {$ref: 'way/a.yaml#/components/schemas/A'}\n";
    let project = Project::new(&[("main.yaml", main)]);
    project.write_part("sub/a.yaml");
    project.write_part("../outside/a.yaml");
    let spec = project.0.path().join("spec");
    symlink("sub/a.yaml", spec.join("link.yaml")).expect("a link");
    symlink("sub", spec.join("way")).expect("a link");
    // Three names of the same file, which is read once.
    let document = project.load();
    assert_eq!(
        project.origin(&document, "/components/schemas/A"),
        "spec/sub/a.yaml:3:5 at /components/schemas/A"
    );

    for (link, target) in [("link.yaml", "../outside/a.yaml"), ("way", "../outside")] {
        fs::remove_file(spec.join(link)).expect("a link to remove");
        symlink(target, spec.join(link)).expect("a link");
    }
    let rejected = |path: &str, place: &str| {
        [
            format!(
                "error: reference `{path}#/components/schemas/A` leads out of the folder of the main document \
                 by a symbolic link"
            ),
            format!("  --> spec/main.yaml:{place}/$ref"),
            "  help: put the file itself in that folder".to_owned(),
        ]
    };
    let expected = [
        rejected("link.yaml", "3:11 at /components/schemas/One"),
        rejected("way/a.yaml", "5:13 at /components/schemas/Three"),
    ];
    assert_eq!(project.problems(), expected.concat());
}

#[cfg(unix)]
#[test]
fn the_main_document_itself_may_be_a_link() {
    use std::os::unix::fs::symlink;

    let project = Project::new(&[("../kept/real.yaml", &main_with("a.yaml#/components/schemas/A"))]);
    fs::write(
        project.0.path().join("spec/a.yaml"),
        "components: {schemas: {A: {items: {$ref: 'main.yaml#/components/schemas/Main'}}}}\n",
    )
    .expect("a file");
    symlink("../kept/real.yaml", project.0.path().join("spec/main.yaml")).expect("a link");
    let document = project.load();
    assert_eq!(at(&document, "/components/schemas/A/items/$ref"), "#/components/schemas/Main");
}
