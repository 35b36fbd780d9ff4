//! The same types written by hand: serde derives, only the fields needed, no validation.

macro_rules! types {
    ($(#[$doc:meta])* $module:ident $(, #[$flatten:meta] $map:ty)?) => {
        $(#[$doc])*
        pub mod $module {
            use std::collections::BTreeMap;

            use serde::{Deserialize, Serialize};
            use serde_json::{Map, Value};

            /// A command with its call id.
            #[derive(Debug, Deserialize, Serialize)]
            pub struct Command {
                pub command: String,
                pub id: String,
                pub params: AiSidecar,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Default, Deserialize, Serialize)]
            #[serde(default)]
            pub struct AiSidecar {
                pub prompt: String,
                pub lang: String,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub model: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub direction: Option<Vec<String>>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub customer_role: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub url: Option<String>,
                #[serde(rename = "SWAIG", skip_serializing_if = "Option::is_none")]
                pub swaig: Option<Swaig>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub permissions: Option<Permissions>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub global_data: Option<Map<String, Value>>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub hints: Option<Vec<String>>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub params: Option<Params>,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Default, Deserialize, Serialize)]
            #[serde(default)]
            pub struct Swaig {
                #[serde(skip_serializing_if = "Option::is_none")]
                pub defaults: Option<Defaults>,
                #[serde(skip_serializing_if = "Vec::is_empty")]
                pub functions: Vec<Function>,
                #[serde(skip_serializing_if = "Vec::is_empty")]
                pub mcp_servers: Vec<McpServer>,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Default, Deserialize, Serialize)]
            #[serde(default)]
            pub struct Defaults {
                #[serde(skip_serializing_if = "Option::is_none")]
                pub web_hook_url: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub web_hook_auth_user: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub web_hook_auth_password: Option<String>,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Default, Deserialize, Serialize)]
            #[serde(default)]
            pub struct Function {
                pub function: String,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub description: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub purpose: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub web_hook_url: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub web_hook_auth_user: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub web_hook_auth_password: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub parameters: Option<Parameter>,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Deserialize, Serialize)]
            #[serde(tag = "type", rename_all = "snake_case")]
            pub enum Parameter {
                String(Scalar),
                Integer(Scalar),
                Number(Scalar),
                Boolean(Scalar),
                Array {
                    #[serde(skip_serializing_if = "Option::is_none")]
                    description: Option<String>,
                    items: Box<Parameter>,
                    $(#[$flatten] extra: $map,)?
                },
                Object {
                    #[serde(skip_serializing_if = "Option::is_none")]
                    description: Option<String>,
                    properties: BTreeMap<String, Parameter>,
                    #[serde(default, skip_serializing_if = "Vec::is_empty")]
                    required: Vec<String>,
                    $(#[$flatten] extra: $map,)?
                },
            }

            #[derive(Debug, Default, Deserialize, Serialize)]
            #[serde(default)]
            pub struct Scalar {
                #[serde(skip_serializing_if = "Option::is_none")]
                pub description: Option<String>,
                #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
                pub values: Vec<Value>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub default: Option<Value>,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Default, Deserialize, Serialize)]
            #[serde(default)]
            pub struct McpServer {
                pub url: String,
                #[serde(skip_serializing_if = "BTreeMap::is_empty")]
                pub headers: BTreeMap<String, String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub resources: Option<bool>,
                #[serde(skip_serializing_if = "BTreeMap::is_empty")]
                pub resource_vars: BTreeMap<String, String>,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Default, Deserialize, Serialize)]
            #[serde(default)]
            pub struct Permissions {
                #[serde(skip_serializing_if = "Option::is_none")]
                pub swaig_allow_swml: Option<bool>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub swaig_allow_settings: Option<bool>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub swaig_set_global_data: Option<bool>,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Default, Deserialize, Serialize)]
            #[serde(default)]
            pub struct Params {
                #[serde(skip_serializing_if = "Option::is_none")]
                pub idle_timeout_ms: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub min_interval_ms: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub max_iters_per_tick: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub max_history_tokens: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub act_on_channel: Option<bool>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub final_summary: Option<bool>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub ai_summary: Option<bool>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub ai_summary_prompt: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub summary_model: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub live_events: Option<bool>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub verbose_utterances: Option<bool>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub speech_engine: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub speech_timeout: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub vad_silence_ms: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub vad_thresh: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub debug_level: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub debug: Option<bool>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub transcribe_prompt: Option<String>,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Default, Deserialize, Serialize)]
            #[serde(default)]
            pub struct Leg {
                pub id: String,
                #[serde(rename = "type")]
                pub kind: Option<String>,
                pub status: Option<String>,
                pub from: Option<String>,
                pub to: Option<String>,
                pub direction: Option<String>,
                pub parent_id: Option<String>,
                pub source: Option<String>,
                pub url: Option<String>,
                pub created_at: Option<String>,
                pub duration: Option<f64>,
                pub duration_ms: Option<i64>,
                pub billing_ms: Option<i64>,
                pub charge: Option<f64>,
                pub charge_details: Option<Vec<ChargeDetails>>,
                pub qos_metrics: Option<Value>,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Default, Deserialize, Serialize)]
            #[serde(default)]
            pub struct ChargeDetails {
                pub description: Option<String>,
                pub charge: Option<f64>,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Deserialize, Serialize)]
            pub struct Document {
                pub version: String,
                pub sections: BTreeMap<String, Vec<Method>>,
                $(#[$flatten] pub extra: $map,)?
            }

            #[derive(Debug, Deserialize, Serialize)]
            #[serde(rename_all = "snake_case")]
            pub enum Method {
                Answer { max_duration: i64, $(#[$flatten] extra: $map,)? },
                RecordCall { stereo: bool, format: String, direction: String, $(#[$flatten] extra: $map,)? },
                Play { urls: Vec<String>, volume: f64, $(#[$flatten] extra: $map,)? },
                Prompt { play: String, max_digits: i64, digit_timeout: f64, terminators: String, $(#[$flatten] extra: $map,)? },
                Transfer { dest: String, $(#[$flatten] extra: $map,)? },
                Connect { from: String, to: String, timeout: i64, $(#[$flatten] extra: $map,)? },
                Hangup { reason: String, $(#[$flatten] extra: $map,)? },
            }
        }
    };
}

types!(
    /// Drops unknown fields.
    plain
);

types!(
    /// Keeps unknown fields, as the client does.
    keeping,
    #[serde(flatten)]
    Map<String, Value>
);
