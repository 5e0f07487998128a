//! Implements the English grammar that the headlines need.

/// Returns the plural of a regular noun.
pub(super) fn plural(noun: &str) -> String {
    let (stem, ending) = match noun.as_bytes() {
        [.., b'a' | b'e' | b'i' | b'o' | b'u', b'y'] => (noun, "s"),
        [.., b'y'] => (noun.trim_end_matches('y'), "ies"),
        [.., b's' | b'x'] | [.., b's' | b'c', b'h'] => (noun, "es"),
        _ => (noun, "s"),
    };
    format!("{stem}{ending}")
}

/// Returns `name` with ’s, or with ’ after an s.
pub(super) fn possessive(name: &str) -> String {
    let ending = if name.ends_with('s') { "’" } else { "’s" };
    format!("{name}{ending}")
}

/// Returns `noun` after `a` or `an`, by its first letter and a few exceptions.
pub(super) fn with_article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u', '8']);
    let sounds_like_you = ["uni", "use", "eu"]
        .iter()
        .any(|prefix| noun.starts_with(prefix));
    let article = if vowel && !sounds_like_you { "an" } else { "a" };
    format!("{article} {noun}")
}

/// Returns `text` with capitals at its start, after opening quotation marks and after questions.
pub(super) fn capital(text: &str) -> String {
    let mut at_start = true;
    let mut previous = ' ';
    let letters = text.chars().map(|letter| {
        let upper = at_start.then(|| letter.to_uppercase().next()).flatten();
        at_start = letter == '“' || (previous, letter) == ('?', ' ');
        previous = letter;
        upper.unwrap_or(letter)
    });
    letters.collect()
}

/// Returns `text` in title case: With a Capital on Every Longer Word.
pub(super) fn title_case(text: &str) -> String {
    const LOWER_CASE_WORDS: [&str; 21] = [
        "a", "an", "and", "as", "at", "by", "for", "from", "if", "in", "is", "it", "its", "of",
        "on", "or", "over", "the", "to", "up", "with",
    ];
    let words = text.split(' ').map(|word| {
        if LOWER_CASE_WORDS.contains(&word) {
            word.to_owned()
        } else {
            capital(word)
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Returns `1240` as `1,240`.
pub(super) fn thousands(number: u32) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    format!("{},{:03}", thousands(number / 1_000), number % 1_000)
}

/// Returns small numbers as words.
pub(super) fn in_words(number: u32) -> String {
    const WORDS: [&str; 11] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    let index = number.checked_sub(2).map(|index| index as usize);
    let word = index.and_then(|index| WORDS.get(index).copied());
    word.map_or_else(|| number.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_and_names_take_their_forms() {
        assert_eq!(plural("storage battery"), "storage batteries");
        assert_eq!(plural("bus"), "buses");
        assert_eq!(plural("runway"), "runways");
        assert_eq!(plural("fish pass"), "fish passes");
        assert_eq!(possessive("Halden Systems"), "Halden Systems’");
        assert_eq!(with_article("university"), "a university");
        assert_eq!(with_article("inverter"), "an inverter");
        assert_eq!(thousands(1_040), "1,040");
        assert_eq!(capital("“we know,” she said"), "“We know,” she said");
        assert_eq!(capital("is it late? no"), "Is it late? No");
    }
}
