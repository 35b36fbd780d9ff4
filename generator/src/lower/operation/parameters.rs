//! Path and query parameters, which become the fields of one struct per operation.

use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent, QueryStyle};
use serde_json::{Map, Value};

use super::{
    super::{
        Lowering,
        reported::Reported,
        schema::{JsonType, Node, ResolvedSchema, Schema},
        types::definition,
    },
    Context,
    body::resolved,
};
use crate::{
    ir::{Docs, Kind, Payload, Presence, Struct, Type, TypeName, WireName},
    pointer::Pointer,
};

/// The parameters of an operation.
pub(super) struct Parameters {
    /// Parameters that are lists with comma-separated items.
    pub comma_separated: Vec<WireName>,
    /// Whether some are optional.
    pub has_optional: bool,
    /// Whether too many are required to be arguments of their own.
    pub takes_struct: bool,
    /// Values of examples, by parameter.
    pub shown: Map<String, Value>,
}

/// Maximum number of required parameters that a method takes one by one.
const MOST_ARGUMENTS: usize = 3;

struct Found<'a> {
    data: &'a ParameterData,
    is_in_path: bool,
    is_comma_separated: bool,
    at: Pointer,
}

/// Lowers the parameters to a struct.
pub(super) fn lower(
    lowering: &mut Lowering<'_>,
    context: &Context<'_>,
    name: &TypeName,
) -> Result<Parameters, Reported> {
    let all = found(context);
    let mut schema = Schema { ty: Some(JsonType::Object), ..Schema::default() };
    let (mut comma_separated, mut shown) = (Vec::new(), Map::new());
    for Found { data, is_in_path, at, .. } in &all {
        let ParameterSchemaOrContent::Schema(source) = &data.format else { continue };
        let node = Node::read(source, at.key("schema"));
        if data.required || *is_in_path {
            schema.required.push(data.name.clone());
        }
        if let Some(value) = example(data) {
            shown.insert(data.name.clone(), value);
        }
        schema.properties.insert(data.name.clone(), node);
    }
    let resolved = ResolvedSchema { schema, component: None, parents: Vec::new(), at: context.at.clone() };
    let mut fields = lowering.lower_fields(&resolved, name, &[]);
    for (field, Found { data, is_comma_separated, at, .. }) in fields.iter_mut().zip(&all) {
        if *is_comma_separated && matches!(field.ty, Type::List(_)) {
            comma_separated.push(field.wire.clone());
        }
        field.docs = Docs::from_description(data.description.as_deref()).or(|| field.docs.clone());
        field.deprecated |= data.deprecated.unwrap_or(false);
        // A query cannot say null.
        field.presence = match field.presence {
            Presence::Required | Presence::Nullable => Presence::Required,
            Presence::Optional | Presence::OptionalNullable => Presence::Optional,
        };
        if !lowering.is_text_or_list(&field.ty) {
            return Err(lowering
                .reject(
                    at,
                    format!("the parameter `{}` is neither a single value nor a list of them", data.name),
                )
                .help("correct its schema with an overlay action"));
        }
    }
    let count = fields.iter().filter(|field| field.is_argument()).count();
    let has_optional = fields.iter().any(|field| !field.is_argument() && field.fixed.is_none());
    let item = Struct { fields, ..Struct::default() };
    lowering.define(definition(name, Kind::Struct(item), Docs::default(), &context.at));
    Ok(Parameters { comma_separated, has_optional, takes_struct: count > MOST_ARGUMENTS, shown })
}

/// Returns the path and query parameters: those of the operation replace those of its path.
fn found<'a>(context: &Context<'a>) -> Vec<Found<'a>> {
    let of_item = context.at.parent().unwrap_or_default();
    let lists = [(&context.item.parameters, of_item), (&context.operation.parameters, context.at.clone())];
    let mut all: Vec<Found<'a>> = Vec::new();
    for (list, holder) in lists {
        for (index, parameter) in list.iter().enumerate() {
            let place = holder.key("parameters").index(index);
            let find = |components: &'a openapiv3::Components, name: &str| components.parameters.get(name);
            let Some((parameter, at)) = resolved(context.openapi, parameter, &place, find) else { continue };
            let (data, is_in_path) = match parameter {
                Parameter::Path { parameter_data, .. } => (parameter_data, true),
                Parameter::Query { parameter_data, style: QueryStyle::Form, .. } => (parameter_data, false),
                // The slice keeps only those that HTTP itself defines, which have no effect here.
                _ => continue,
            };
            let is_comma_separated = is_in_path || data.explode == Some(false);
            let one = Found { data, is_in_path, is_comma_separated, at };
            match all.iter_mut().find(|known| known.data.name == data.name) {
                Some(known) => *known = one,
                None => all.push(one),
            }
        }
    }
    all
}

fn example(data: &ParameterData) -> Option<Value> {
    let named = || data.examples.values().find_map(|example| example.as_item()?.value.clone());
    data.example.clone().or_else(named)
}

impl Lowering<'_> {
    /// Whether every value of the type can be written as text, or as a list of texts.
    fn is_text_or_list(&self, ty: &Type) -> bool {
        match ty {
            Type::List(item) => self.is_text(item),
            ty => self.is_text(ty),
        }
    }

    fn is_text(&self, ty: &Type) -> bool {
        match ty {
            Type::Json | Type::JsonObject | Type::List(_) | Type::Map(_) => false,
            Type::Named(name) | Type::Boxed(name) => {
                match self.definitions.get(name).map(|found| &found.kind) {
                    Some(Kind::StringEnum(_) | Kind::NumberEnum(_) | Kind::Newtype(_)) => true,
                    Some(Kind::Union(union)) => union.variants.iter().all(|variant| match &variant.payload {
                        Payload::Value(ty) => self.is_text(ty),
                        Payload::Unit => true,
                    }),
                    _ => false,
                }
            }
            _ => true,
        }
    }
}
