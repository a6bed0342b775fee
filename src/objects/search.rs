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

/// Where the first `most` occurrences begin of a part that is not empty, none of which overlap.
pub fn find_all(text: &[u8], part: &[u8], most: usize) -> Vec<usize> {
    match part {
        [byte] => memchr::memchr_iter(*byte, text).take(most).collect(),
        _ if text.len() <= SHORT => {
            let mut from = 0;
            let next = || {
                let at = from + find(&text[from..], part)?;
                from = at + part.len();
                Some(at)
            };
            std::iter::from_fn(next).take(most).collect()
        }
        _ => memchr::memmem::find_iter(text, part).take(most).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_texts_agree() {
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
