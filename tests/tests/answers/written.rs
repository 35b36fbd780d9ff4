//! Responses converted back to JSON, field by field, to check that nothing was lost.

use serde_json::{Map, Value};
use signalwire_calling::Extra;
use signalwire_calling::responses::{CallDirection, ChargeDetails, Leg, LegKind, LegStatus};
use signalwire_calling::types::CallId;

trait Written {
    fn written(&self) -> Value;
}

macro_rules! written_as {
    ($($type:ty: $how:expr;)*) => {$(
        impl Written for $type {
            fn written(&self) -> Value {
                let how: fn(&$type) -> Value = $how;
                how(self)
            }
        }
    )*};
}

written_as! {
    String: |text| text.as_str().into();
    f64: |number| (*number).into();
    i64: |number| (*number).into();
    Value: Clone::clone;
    CallId: |id| id.as_str().into();
    CallDirection: |value| value.as_str().into();
    LegKind: |value| value.as_str().into();
    LegStatus: |value| value.as_str().into();
    Vec<ChargeDetails>: |items| items.iter().map(Written::written).collect();
}

impl<T: Written> Written for Option<T> {
    fn written(&self) -> Value {
        self.as_ref().map_or(Value::Null, Written::written)
    }
}

macro_rules! object {
    ($object:expr, $($field:ident)*) => {
        object([$((stringify!($field).trim_start_matches("r#"), $object.$field.written())),*], &$object.extra)
    };
}

impl Written for ChargeDetails {
    fn written(&self) -> Value {
        object!(self, description charge)
    }
}

fn object<const N: usize>(fields: [(&str, Value); N], extra: &Extra) -> Value {
    let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
    let extra = extra.iter().map(|(name, value)| (name, value.clone()));
    let mut object = Map::new();
    for (name, value) in fields.chain(extra) {
        assert_eq!(object.insert(name.to_owned(), value), None, "`{name}` appears twice");
    }
    object.into()
}

/// Returns the JSON that a leg was read from, without nulls.
pub(crate) fn written(leg: &Leg) -> Value {
    let mut value = object!(leg, id status from to direction parent_id source url created_at duration duration_ms
        billing_ms charge charge_details qos_metrics discarded_at);
    if let Some(kind) = &leg.kind {
        value["type"] = kind.written();
    }
    value
}
