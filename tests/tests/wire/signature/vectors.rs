//! Requests that the platform signed, and random changes of them.

use fastrand::Rng;

use super::{A, A256, B, BODY, C, FORM, KEY, OLD_SHA1, URL, VECTORS, Vector, headers, key};

#[test]
fn the_vectors_verify() {
    for (name, vector) in VECTORS {
        assert_eq!(vector.verify(), Ok(()), "{name}");
    }
    assert_eq!(Vector { header: OLD_SHA1, ..A }.verify(), Ok(()));
    assert_eq!(Vector { header: OLD_SHA1, ..B }.verify(), Ok(()));
}

#[test]
fn the_key_signs_as_the_platform_does() {
    assert_eq!(key(KEY).sign_json(URL, BODY), A256.signature);
    assert_eq!(key(KEY).sign_json_sha1(URL, BODY), A.signature);
    assert_eq!(key(B.key).sign_form(B.url, B.body), B.signature);
    assert_eq!(key(C.key).sign_form(C.url, ""), C.signature);
}

/// Changes one character of an ASCII text to another, inserts one, or removes one.
fn mutate(text: &str, rng: &mut Rng) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let place = rng.usize(..bytes.len());
    let byte = rng.u8(0x21..=0x7E);
    match rng.u8(..3) {
        0 => bytes[place] = byte,
        1 => bytes.insert(place, byte),
        _ => drop(bytes.remove(place)),
    }
    String::from_utf8(bytes).expect("ASCII")
}

/// The decoded names and values of a form, in the order in which they are signed.
fn signed_of(form: &str) -> String {
    let mut pairs: Vec<(String, String)> =
        url::form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    pairs.sort_by(|(name, _), (other, _)| name.cmp(other));
    pairs.into_iter().map(|(name, value)| name + &value).collect()
}

#[test]
fn a_mutated_request_does_not_verify() {
    let mut rng = Rng::with_seed(0x51_6E);
    let mut counts = [0; 4];
    while counts.iter().sum::<usize>() < 10_000 {
        let (name, vector) = &VECTORS[rng.usize(..VECTORS.len())];
        let mut texts = [vector.body, vector.url, vector.signature, vector.key].map(str::to_owned);
        let part = rng.usize(..texts.len());
        texts[part] = mutate(&texts[part], &mut rng);
        let [body, url, signature, secret] = &texts;
        let is_same_form = vector.content_type == FORM && signed_of(body) == signed_of(vector.body);
        let original = [vector.body, vector.url, vector.signature, vector.key];
        // Forms are signed decoded, and without `&` and `=`.
        if texts[part] == original[part] || (part == 0 && is_same_form) {
            continue;
        }
        counts[part] += 1;
        let headers = headers(&[("content-type", vector.content_type), (vector.header, signature)]);
        let verified = key(secret).verify(url, &headers, body.as_bytes());
        assert!(verified.is_err(), "{name}: {url} {signature} {secret} {body}");
    }
    assert!(counts.iter().all(|count| *count > 2000), "{counts:?}");
}
