//! A request: one of several commands, each with fields of its own, or one that nobody knows.

mod support;

use runtime::{Extra, Validate};
use serde_json::json;
use support::json::{self, read, read_closely, refused, written};
use support::types::Desk;

/// What can be asked for.
#[derive(Clone, PartialEq)]
enum Command {
    Add { params: Desk },
    Remove { id: String, params: Reason },
    Other { name: String, fields: Extra },
}

/// Why a lamp is removed.
#[derive(Clone, PartialEq)]
struct Reason {
    reason: Option<String>,
    extra: Extra,
}

impl Reason {
    const OBJECT: &'static json::Object =
        &json::Object { name: "Reason", fields: &[json::Field::optional("reason")], ..json::Object::EMPTY };
}

json::object!(Reason, optional reason = 0; additional extra);

impl Command {
    const COMMANDS: &'static [json::Object] = &[
        json::Object {
            name: "Add",
            tag: Some(("command", "lamp.add")),
            fields: &[json::Field::required("params").holding::<Desk>()],
            additional: json::AdditionalProperties::Forbidden,
            ..json::Object::EMPTY
        },
        json::Object {
            name: "Remove",
            tag: Some(("command", "lamp.remove")),
            fields: &[json::Field::required("id"), json::Field::required("params").holding::<Reason>()],
            additional: json::AdditionalProperties::Forbidden,
            ..json::Object::EMPTY
        },
    ];

    const OTHER: &'static json::Object = &json::Object {
        name: "Other",
        fields: &[json::Field::required("command")
            .named("name")
            .rules(&[json::Rule::NoVariant(Self::COMMANDS)])],
        additional: json::AdditionalProperties::Named("fields", &[]),
        ..json::Object::EMPTY
    };

    fn object(&self) -> &'static json::Object {
        match self {
            Self::Add { .. } => &Self::COMMANDS[0],
            Self::Remove { .. } => &Self::COMMANDS[1],
            Self::Other { .. } => Self::OTHER,
        }
    }
}

impl json::Reflect for Command {
    fn view(&self) -> json::View<'_> {
        json::View::Object(self.object(), self)
    }
}

impl json::Fields for Command {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(usize, json::View<'a>)) {
        match self {
            Self::Add { params } => visit(0, json::Reflect::view(params)),
            Self::Remove { id, params } => {
                visit(0, json::Reflect::view(id));
                visit(1, json::Reflect::view(params));
            }
            Self::Other { name, fields } => {
                visit(0, json::Reflect::view(name));
                visit(usize::MAX, json::Reflect::view(fields));
            }
        }
    }
}

impl json::FieldsMut for Command {
    fn field_mut(&mut self, index: usize) -> &mut dyn json::Fill {
        match self {
            Self::Remove { id, .. } if index == 0 => id,
            Self::Add { params } => params,
            Self::Remove { params, .. } => params,
            Self::Other { name, .. } if index == 0 => name,
            Self::Other { fields, .. } => fields,
        }
    }
}

impl json::Fill for Command {
    fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
        *self = match reader.command(Self::COMMANDS, value)? {
            Some(0) => Self::Add { params: json::Build::blank() },
            Some(1) => Self::Remove { id: json::Build::blank(), params: json::Build::blank() },
            _ => json::Build::blank(),
        };
        reader.object(self.object(), self, value)
    }
}

impl json::Build for Command {
    fn blank() -> Self {
        Self::Other { name: String::new(), fields: json::Build::blank() }
    }
}

json::bridge!(Command);

fn remove(id: &str) -> Command {
    Command::Remove { id: id.to_owned(), params: Reason { reason: None, extra: Extra::new() } }
}

fn other(name: &str) -> Command {
    Command::Other { name: name.to_owned(), fields: [("id", "7")].into_iter().collect() }
}

#[test]
fn a_command_is_found_by_its_name() {
    for (command, text) in [
        (Command::Add { params: Desk::of(5) }, r#"{"command":"lamp.add","params":{"watts":5}}"#),
        (remove("7"), r#"{"command":"lamp.remove","id":"7","params":{}}"#),
        (other("lamp.paint"), r#"{"command":"lamp.paint","id":"7"}"#),
    ] {
        assert_eq!(written(&command), text);
        assert_eq!(read(text.parse().expect("it is JSON")), Ok(command));
    }
}

#[test]
fn a_command_that_nobody_knows_is_kept_or_refused() {
    let value = json!({"command": "lamp.ad", "params": {"watts": "5"}, "id": null});
    let kept: Command = read(value.clone()).expect("anything may stand beside the name");
    assert!(matches!(&kept, Command::Other { name, fields } if name == "lamp.ad" && fields.len() == 2));
    assert_eq!(serde_json::to_value(kept).ok(), Some(value.clone()));
    let refused = |value| read_closely::<Command>(value).expect_err("there is no such command");
    assert_eq!(refused(value), r#"command: unknown value, did you mean "lamp.add"?"#);
    assert_eq!(
        refused(json!({"command": "canary"})),
        r#"command: unknown value, expected "lamp.add" or "lamp.remove""#
    );
}

#[test]
fn what_has_no_name_is_no_command() {
    let cases = [
        (json!({"params": {}}), "command: missing required field"),
        (json!({"command": 5}), "command: expected a string, found a number"),
        (json!(["canary"]), "expected an object with the string `command`, found an array"),
    ];
    for (value, message) in cases {
        assert_eq!(refused::<Command>(value.clone()), message);
        assert_eq!(read_closely::<Command>(value).expect_err("it has no name"), message);
    }
}

#[test]
fn nothing_unknown_stands_beside_what_a_command_takes() {
    let cases = [
        (
            json!({"command": "lamp.add", "params": {"watts": 5}, "level": 1}),
            "level: unknown field, expected in params",
        ),
        (
            json!({"command": "lamp.add", "params": {"watts": 5}, "parms": 1}),
            r#"parms: unknown field, did you mean "params"?"#,
        ),
        (
            json!({"command": "lamp.add", "params": {"watts": 5}, "x": "canary"}),
            "x: unknown field, expected only command and params",
        ),
        (
            json!({"command": "lamp.remove", "params": {"reason": 1}}),
            "params.reason: expected a string, found a number; id: missing required field",
        ),
        (
            json!({"command": "lamp.add", "watts": 5}),
            "watts: unknown field, expected in params; params: missing required field",
        ),
    ];
    for (value, message) in cases {
        assert_eq!(refused::<Command>(value), message);
    }
}

#[test]
fn unknown_fields_of_what_a_command_takes_are_kept_or_refused() {
    let value = json!({"command": "lamp.remove", "id": "7", "params": {"reson": "canary"}});
    assert!(read::<Command>(value.clone()).is_ok());
    assert_eq!(
        read_closely::<Command>(value).map(|_| ()),
        Err(r#"params.reson: unknown field, did you mean "reason"?"#.to_owned())
    );
}

#[test]
fn a_known_command_is_not_sent_as_an_unknown_one() {
    let told = |command: &Command| command.validate().map_err(|error| error.to_string());
    assert_eq!(told(&other("lamp.paint")), Ok(()));
    assert_eq!(
        told(&other("lamp.remove")),
        Err(r#"command is "lamp.remove", must be sent as Remove"#.to_owned())
    );
    let twice = Command::Other { name: "x".to_owned(), fields: [("command", "y")].into_iter().collect() };
    assert_eq!(
        told(&twice),
        Err("command is an additional field, use the dedicated field instead".to_owned())
    );
    assert_eq!(
        told(&Command::Add { params: Desk::of(0) }),
        Err("params.watts is 0, must be at least 1".to_owned())
    );
}

#[test]
fn a_command_shows_what_it_takes() {
    assert_eq!(format!("{:?}", other("x")), r#"Other { name: "x", fields: {"id": ..} }"#);
    let shown = r#"Remove { id: "7", params: Reason { reason: None, extra: {} } }"#;
    assert_eq!(format!("{:?}", remove("7")), shown);
}
