//! Recognizes lists that are returned in pages: a body with one list, and the URL of the next page in `links.next`.

use super::super::Lowering;
use crate::ir::{Body, Field, Kind, Pages, Struct, Type, TypeName};

const NEXT: [&str; 2] = ["links", "next"];

/// Returns how the pages of the list are connected, if the body is a page.
pub(super) fn find(lowering: &Lowering<'_>, body: &Body) -> Option<Pages> {
    let Body::Json(Type::Named(name)) = body else { return None };
    let page = structure(lowering, name)?;
    let links = page.field(NEXT[0])?;
    let Type::Named(inner) = &links.ty else { return None };
    let next = structure(lowering, inner)?.field(NEXT[1])?;
    if !matches!(next.ty, Type::String | Type::Uri) {
        return None;
    }
    let mut lists = page.fields.iter().filter_map(|field| match &field.ty {
        Type::List(item) => Some((field, item)),
        _ => None,
    });
    let ((items, item), None) = (lists.next()?, lists.next()) else { return None };
    let next: Vec<Field> = vec![links.clone(), next.clone()];
    Some(Pages { items: items.clone(), item: (**item).clone(), next })
}

fn structure<'a>(lowering: &'a Lowering<'_>, name: &TypeName) -> Option<&'a Struct> {
    match &lowering.definitions.get(name)?.kind {
        Kind::Struct(item) => Some(item),
        _ => None,
    }
}
