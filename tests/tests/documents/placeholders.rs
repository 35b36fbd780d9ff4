//! Variables as placeholders for strings that are not known yet.

use signalwire_calling::Validate;
use signalwire_calling::commands::Dial;
use signalwire_calling::swml::{
    AiParams, ConnectDeviceSingle, Document, Hangup, LiveTranscribeStart, Method, PlayUrl, Request, SendFax,
    TranslationFilter,
};

/// Returns what is wrong with a document, in one line.
fn complaint(methods: impl IntoIterator<Item = Method>) -> String {
    Document::main(methods).validate().expect_err("the document breaks a rule").to_string()
}

#[test]
fn a_text_with_a_variable_is_no_business_of_the_rules() {
    let sound = AiParams::new().background_file("${vars.music}").hard_stop_time("${vars.minutes}m");
    assert_eq!(sound.validate(), Ok(()));
    let request = Request::new("${global_data.base}/book", "${vars.verb}");
    assert_eq!(request.validate(), Ok(()));
    assert_eq!(TranslationFilter::from("${vars.tone}").validate(), Ok(()));
    let shared = LiveTranscribeStart::new("en", ["${vars.party}"]).speech_engine("${vars.engine}");
    assert_eq!(shared.validate(), Ok(()));
    let document = Document::main([
        Method::play(PlayUrl::new("${vars.greeting}").status_url("https://${vars.host}/played")),
        Method::connect(ConnectDeviceSingle::new("${vars.to}").ringback(["${vars.tune}"])),
        Method::send_fax(SendFax::new("${vars.receipt}")),
        Hangup::new().reason("${vars.why}").into(),
    ]);
    assert_eq!(Dial::swml("+12065550100", document).to("+12065550199").validate(), Ok(()));
}

#[test]
fn other_texts_stay_checked() {
    let odd = complaint([Method::send_fax(SendFax::new("vars.receipt"))]);
    assert_eq!(odd, "sections.main[0].send_fax.document is \"vars.receipt\", must be an absolute URI");
    for unknown in ["bored", "${", "${}", "$vars.why", "{vars.why}"] {
        let text = complaint([Hangup::new().reason(unknown).into()]);
        assert!(text.starts_with("sections.main[0].hangup.reason is"), "{unknown}: {text}");
    }
    let number = complaint([Method::play(PlayUrl::new("${vars.greeting}").volume(900))]);
    assert!(number.starts_with("sections.main[0].play.volume is 900"), "{number}");
}

#[test]
fn outside_of_documents_there_are_no_variables() {
    let dial = Dial::url("+12065550100", "${vars.document}").to("+12065550199");
    assert!(dial.validate().is_err());
}
