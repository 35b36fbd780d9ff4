//! Operations that a generator could have made: parameters of every kind, pages, and downloads.

use runtime::{
    Authentication, Download, Endpoint, Extra, Operation, Paged, PreparedRequest, Response, Sender,
};

use super::answers::Status;
use super::types::{Desk, Mode};
use super::{Rejection, json};

/// Lists lamps, with a parameter of every kind.
#[derive(Clone, PartialEq)]
pub(crate) struct ListLamps {
    pub(crate) room: String,
    pub(crate) floor: i64,
    pub(crate) mode: Option<Mode>,
    pub(crate) is_on: Option<bool>,
    pub(crate) watts: Option<u32>,
    pub(crate) level: Option<f64>,
    pub(crate) label: Option<String>,
    /// Repeated.
    pub(crate) tag: Option<Vec<String>>,
    /// Separated by commas.
    pub(crate) makers: Option<Vec<String>>,
    pub(crate) extra: Extra,
}

impl ListLamps {
    const OBJECT: &'static json::Object = &json::Object {
        name: "ListLamps",
        fields: &[
            json::Field::required("room"),
            json::Field::required("floor"),
            json::Field::optional("mode"),
            json::Field::optional("is_on"),
            json::Field::optional("watts").rules(&[json::Rule::AtLeast(1.0), json::Rule::AtMost(100.0)]),
            json::Field::optional("level"),
            json::Field::optional("la bel&"),
            json::Field::optional("tag").rules(&[json::Rule::MaxItems(2)]),
            json::Field::optional("makers"),
        ],
        ..json::Object::EMPTY
    };

    pub(crate) fn of(room: &str, floor: i64) -> Self {
        Self { room: room.to_owned(), floor, ..json::Build::blank() }
    }
}

json::object!(ListLamps, required room = 0, required floor = 1, optional mode = 2, optional is_on = 3, optional watts = 4, optional level = 5, optional label = 6, optional tag = 7, optional makers = 8; additional extra);

impl Operation for ListLamps {
    type Body = LampPage;
    type ErrorBody = Rejection;
    const ENDPOINT: Endpoint = Endpoint {
        name: "list_lamps",
        method: "GET",
        path: "/rooms/{room}/floors/{floor}/lamps",
        comma_separated: &["makers"],
        body_rules: &[],
        authentication: Authentication::Basic,
        is_idempotent: true,
    };
}

impl Paged for ListLamps {
    type Item = Status;

    fn next(body: &LampPage) -> Option<&str> {
        body.links.as_ref()?.next.as_deref()
    }

    fn items(body: LampPage) -> Vec<Status> {
        body.data
    }
}

/// A page of lamps.
#[derive(Clone, PartialEq)]
pub(crate) struct LampPage {
    pub(crate) links: Option<Links>,
    pub(crate) data: Vec<Status>,
    pub(crate) extra: Extra,
}

impl LampPage {
    const OBJECT: &'static json::Object = &json::Object {
        name: "LampPage",
        fields: &[json::Field::optional("links"), json::Field::required("data")],
        ..json::Object::EMPTY
    };
}

json::object!(LampPage, optional links = 0, required data = 1; additional extra, is_answer = true);

#[derive(Clone, PartialEq)]
pub(crate) struct Links {
    pub(crate) next: Option<String>,
    pub(crate) extra: Extra,
}

impl Links {
    const OBJECT: &'static json::Object =
        &json::Object { name: "Links", fields: &[json::Field::optional("next")], ..json::Object::EMPTY };
}

json::object!(Links, optional next = 0; additional extra, is_answer = true);

/// Changes a lamp, or does it a second time with another result: it is not idempotent.
#[derive(Clone, PartialEq)]
pub(crate) struct ChangeLamp {
    pub(crate) id: String,
    pub(crate) extra: Extra,
}

impl ChangeLamp {
    const OBJECT: &'static json::Object =
        &json::Object { name: "ChangeLamp", fields: &[json::Field::required("id")], ..json::Object::EMPTY };

    pub(crate) fn of(id: &str) -> Self {
        Self { id: id.to_owned(), extra: Extra::new() }
    }
}

json::object!(ChangeLamp, required id = 0; additional extra);

impl Operation for ChangeLamp {
    type Body = Status;
    type ErrorBody = Rejection;
    const ENDPOINT: Endpoint = Endpoint {
        name: "change_lamp",
        method: "POST",
        path: "/lamps/{id}",
        comma_separated: &[],
        body_rules: &[json::Rule::MaxItems(1)],
        authentication: Authentication::Basic,
        is_idempotent: false,
    };
}

/// Removes a lamp.
#[derive(Clone, PartialEq)]
pub(crate) struct RemoveLamp {
    pub(crate) id: Vec<String>,
    pub(crate) extra: Extra,
}

impl RemoveLamp {
    const OBJECT: &'static json::Object =
        &json::Object { name: "RemoveLamp", fields: &[json::Field::required("id")], ..json::Object::EMPTY };

    pub(crate) fn of(ids: &[&str]) -> Self {
        Self { id: ids.iter().map(|id| (*id).to_owned()).collect(), extra: Extra::new() }
    }
}

json::object!(RemoveLamp, required id = 0; additional extra);

impl Operation for RemoveLamp {
    type Body = ();
    type ErrorBody = Rejection;
    const ENDPOINT: Endpoint = Endpoint {
        name: "remove_lamp",
        method: "DELETE",
        path: "/lamps/{id}",
        comma_separated: &[],
        body_rules: &[],
        authentication: Authentication::Basic,
        is_idempotent: true,
    };
}

/// The list that most tests start with.
pub(crate) fn list(sender: &Sender) -> PreparedRequest<Response<ListLamps>> {
    sender.operation(&ListLamps::of("hall", 1))
}

/// The target of that list.
pub(crate) const LIST: &str = "/rooms/hall/floors/1/lamps";

pub(crate) fn change(
    sender: &Sender,
    body: impl Into<Option<Desk>>,
) -> PreparedRequest<Response<ChangeLamp>> {
    let body: Option<Desk> = body.into();
    sender.operation_with_body(&ChangeLamp::of("7"), &body)
}

/// A download, whose operation has no type of its own for the content.
pub(crate) fn download(sender: &Sender) -> PreparedRequest<Download<Rejection>> {
    sender.operation(&RemoveLamp::of(&["7"]))
}
