//! Spells out integers, for the variants of number enums.

const SMALL: [&str; 20] = [
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
];
const TENS: [&str; 10] =
    ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];
const SCALES: [(u64, &str); 6] = [
    (1_000_000_000_000_000_000, "Quintillion"),
    (1_000_000_000_000_000, "Quadrillion"),
    (1_000_000_000_000, "Trillion"),
    (1_000_000_000, "Billion"),
    (1_000_000, "Million"),
    (1_000, "Thousand"),
];

/// Maximum length of a spelled-out number; longer ones are harder to read than digits.
const LONGEST: usize = 40;

/// `120` is `OneHundredTwenty`, and `4294967296` is `V4294967296`.
pub(super) fn in_words(number: i64) -> String {
    let words = positive(number.unsigned_abs());
    match (words.len() > LONGEST, number < 0) {
        (false, false) => words,
        (false, true) => format!("Minus{words}"),
        (true, false) => format!("V{number}"),
        (true, true) => format!("Minus{}", number.unsigned_abs()),
    }
}

fn positive(number: u64) -> String {
    if number == 0 {
        return SMALL[0].to_owned();
    }
    let mut words = String::new();
    let mut rest = number;
    for (scale, name) in SCALES {
        if rest >= scale {
            words.push_str(&below_thousand(rest / scale));
            words.push_str(name);
            rest %= scale;
        }
    }
    words + &below_thousand(rest)
}

fn below_thousand(number: u64) -> String {
    let index = |number: u64| usize::try_from(number).expect("below a hundred");
    let mut words = String::new();
    if number >= 100 {
        words.push_str(SMALL[index(number / 100)]);
        words.push_str("Hundred");
    }
    match number % 100 {
        0 => {}
        rest @ 1..20 => words.push_str(SMALL[index(rest)]),
        rest => {
            words.push_str(TENS[index(rest / 10)]);
            if rest % 10 > 0 {
                words.push_str(SMALL[index(rest % 10)]);
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn numbers_are_spelled() {
        let words = [0, 10, 21, 100, 120, 8_000, -5, 1_048_576, i64::MIN].map(in_words);
        assert_eq!(
            words,
            [
                "Zero",
                "Ten",
                "TwentyOne",
                "OneHundred",
                "OneHundredTwenty",
                "EightThousand",
                "MinusFive",
                "V1048576",
                "Minus9223372036854775808"
            ]
        );
    }
}
