//! Links between definitions that directly contain each other's values.

use crate::{
    ir::{Definition, Kind, Payload, Type, TypeName},
    lower::Definitions,
};

/// A field or payload that directly contains a value of another definition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub holder: TypeName,
    pub target: TypeName,
    /// JSON name of the field, or name of the variant.
    pub place: String,
    /// Whether the holder is a union.
    pub is_payload: bool,
}

/// Returns all direct links, in an order that does not depend on the order of definitions.
///
/// Values in a list or map are on the heap already, as is the document inside a gated document.
pub(super) fn direct(definitions: &Definitions) -> Vec<Link> {
    let mut links: Vec<Link> = definitions.values().flat_map(of).collect();
    links.sort();
    links
}

pub(super) fn of(definition: &Definition<()>) -> Vec<Link> {
    let holder = &definition.name;
    let link = |place: &str, ty: &Type, is_payload| match ty {
        Type::Named(target) => {
            Some(Link { holder: holder.clone(), target: target.clone(), place: place.to_owned(), is_payload })
        }
        _ => None,
    };
    match &definition.kind {
        Kind::Struct(item) => {
            let fields = item.fields.iter().map(|field| (&field.wire, &field.ty));
            let forms = item.choice.iter().flat_map(|choice| &choice.alternatives);
            let places = fields.chain(forms.map(|form| (&form.wire, &form.ty)));
            places.filter_map(|(wire, ty)| link(wire.as_str(), ty, false)).collect()
        }
        Kind::Union(item) => {
            let payload = |payload: &Payload, place| match payload {
                Payload::Value(ty) => link(place, ty, true),
                Payload::Unit => None,
            };
            item.variants.iter().filter_map(|it| payload(&it.payload, it.name.as_str())).collect()
        }
        Kind::StringEnum(_)
        | Kind::NumberEnum(_)
        | Kind::Newtype(_)
        | Kind::Opaque
        | Kind::GatedDocument(_) => Vec::new(),
    }
}

pub(super) fn put_on_heap(definitions: &mut Definitions, link: &Link) {
    set(definitions, link, Type::Boxed(link.target.clone()));
}

pub(super) fn take_from_heap(definitions: &mut Definitions, link: &Link) {
    set(definitions, link, Type::Named(link.target.clone()));
}

fn set(definitions: &mut Definitions, link: &Link, ty: Type) {
    match &mut definitions[&link.holder].kind {
        Kind::Struct(item) => {
            let fields = item.fields.iter_mut().map(|field| (&field.wire, &mut field.ty));
            let forms = item.choice.iter_mut().flat_map(|choice| &mut choice.alternatives);
            let mut places = fields.chain(forms.map(|form| (&form.wire, &mut form.ty)));
            if let Some((_, found)) = places.find(|(wire, _)| wire.as_str() == link.place) {
                *found = ty;
            }
        }
        Kind::Union(item) => {
            if let Some(variant) = item.variants.iter_mut().find(|it| it.name.as_str() == link.place) {
                variant.payload = Payload::Value(ty);
            }
        }
        Kind::StringEnum(_)
        | Kind::NumberEnum(_)
        | Kind::Newtype(_)
        | Kind::Opaque
        | Kind::GatedDocument(_) => {}
    }
}
