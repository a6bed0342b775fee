//! Searching in text and bytes: where a part begins.
//!
//! What is sought in a long text is prepared first (the `memchr` crate); in a short one that costs more
//! than it saves.

/// Up to this length a text is looked through without preparation.
const SHORT: usize = 64;

/// Where the first occurrence of a part begins.
#[inline]
pub fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    match part {
        [] => Some(0),
        [byte] => memchr::memchr(*byte, text),
        [first, ..] if text.len() <= SHORT => {
            let starts = memchr::memchr_iter(*first, text);
            starts.into_iter().find(|&at| text[at..].starts_with(part))
        }
        _ => memchr::memmem::find(text, part),
    }
}

/// Calls `each` with where the first `most` occurrences begin of a part that is not empty, none of which
/// overlap.
#[inline]
pub fn each(text: &[u8], part: &[u8], most: usize, each: impl FnMut(usize)) {
    match part {
        [byte] => memchr::memchr_iter(*byte, text).take(most).for_each(each),
        _ if text.len() <= SHORT => {
            let mut from = 0;
            let next = || {
                let at = from + find(&text[from..], part)?;
                from = at + part.len();
                Some(at)
            };
            std::iter::from_fn(next).take(most).for_each(each);
        }
        _ => memchr::memmem::find_iter(text, part)
            .take(most)
            .for_each(each),
    }
}

/// How many there are.
pub fn count(text: &[u8], part: &[u8]) -> usize {
    match part {
        [byte] if text.len() <= SHORT => text.iter().filter(|other| *other == byte).count(),
        [byte] => memchr::memchr_iter(*byte, text).count(),
        _ => {
            let mut count = 0;
            each(text, part, usize::MAX, |_| count += 1);
            count
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_texts_agree() {
        let find_all = |text: &[u8], part: &[u8], most| {
            let mut found = Vec::new();
            each(text, part, most, |at| found.push(at));
            assert!(most <= found.len() || found.len() == count(text, part));
            found
        };
        let short = b"abcabcababab".as_slice();
        for part in [
            b"a".as_slice(),
            b"ab",
            b"abc",
            b"bab",
            b"abab",
            b"x",
            b"abcabcabababa",
        ] {
            let naive: Option<usize> = (0..short.len()).find(|&at| short[at..].starts_with(part));
            assert_eq!(find(short, part), naive, "{part:?}");
            let long = [short, &[b'-'; SHORT]].concat();
            assert_eq!(
                find_all(short, part, 3),
                find_all(&long, part, 3),
                "{part:?}"
            );
        }
    }
}
