//! Answers turned back into JSON, field by field, to see that nothing was lost on the way.

use serde_json::{Map, Value};
use signalwire_calling::responses::{
    CallDirection, CallLegType, CallResponseStatus, ChargeDetails, DialogflowLegType, FabricDeviceLegType,
    VideoRoomLegType,
};
use signalwire_calling::types::CallId;
use signalwire_calling::{CallResponse, Extra};

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
    CallResponseStatus: |value| value.as_str().into();
    CallLegType: |value| value.as_str().into();
    FabricDeviceLegType: |value| value.as_str().into();
    VideoRoomLegType: |value| value.as_str().into();
    DialogflowLegType: |value| value.as_str().into();
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
        assert_eq!(object.insert(name.to_owned(), value), None, "`{name}` is there twice");
    }
    object.into()
}

/// The JSON that a leg was read from, without its nulls. `None` if the answer was not recognised as a leg.
pub(crate) fn written(response: &CallResponse) -> Option<Value> {
    Some(match response {
        CallResponse::Call(leg) => {
            object!(leg, id from to direction source url charge created_at charge_details
            status duration duration_ms billing_ms r#type parent_id qos_metrics)
        }
        CallResponse::FabricDevice(leg) => object!(leg, id from to direction source url charge created_at
            charge_details status r#type),
        CallResponse::VideoRoom(leg) => object!(leg, id from to direction source url charge created_at
            charge_details status duration duration_ms r#type),
        CallResponse::Dialogflow(leg) => object!(leg, id from to source url charge created_at charge_details
            status duration r#type),
        _ => return None,
    })
}
