//! What a format of `struct` says, once read: which fields stand where.

use crate::objects::packing::is_signed;

/// A format that was read.
pub struct Layout {
    pub fields: Vec<Field>,
    /// How many bytes the whole has.
    pub size: usize,
    /// How many values go in and come out.
    pub values: usize,
    /// Whether high bytes come first.
    pub big_endian: bool,
}

/// Some values of one kind, or one string of bytes.
pub struct Field {
    pub letter: char,
    /// Where it begins.
    pub at: usize,
    /// How many bytes a value has.
    pub size: usize,
    /// How many values there are.
    pub times: usize,
    /// Whether its ints have a sign.
    pub signed: bool,
}

const TOO_LONG: &str = "total struct size too long";

impl Layout {
    /// Reads a format; the error is what is wrong with it.
    pub fn parse(format: &[u8]) -> Result<Layout, &'static str> {
        let order = format.first().filter(|first| b"@=<>!".contains(first));
        let rest = &format[usize::from(order.is_some())..];
        let native = matches!(order, None | Some(b'@'));
        let mut layout = Layout {
            fields: Vec::new(),
            size: 0,
            values: 0,
            big_endian: match order {
                Some(b'>' | b'!') => true,
                Some(b'<') => false,
                _ => cfg!(target_endian = "big"),
            },
        };
        if rest.contains(&0) {
            return Err("embedded null character");
        }
        let mut letters = rest.iter();
        while let Some(&byte) = letters.next() {
            if byte.is_ascii_whitespace() || byte == 0x0B {
                continue;
            }
            let mut times = None;
            let mut byte = byte;
            while byte.is_ascii_digit() {
                let more = times
                    .unwrap_or(0usize)
                    .checked_mul(10)
                    .and_then(|times| times.checked_add(usize::from(byte - b'0')));
                times = Some(
                    more.filter(|times| isize::try_from(*times).is_ok())
                        .ok_or(TOO_LONG)?,
                );
                byte = *letters
                    .next()
                    .ok_or("repeat count given without format specifier")?;
            }
            layout.add(char::from(byte), times.unwrap_or(1), native)?;
        }
        Ok(layout)
    }

    fn add(&mut self, letter: char, times: usize, native: bool) -> Result<(), &'static str> {
        let (size, alignment) = sizes(letter, native).ok_or("bad char in struct format")?;
        let alignment = if native { alignment } else { 1 };
        let at = self
            .size
            .checked_next_multiple_of(alignment)
            .ok_or(TOO_LONG)?;
        let end = times
            .checked_mul(size)
            .and_then(|size| at.checked_add(size));
        self.size = end
            .filter(|end| isize::try_from(*end).is_ok())
            .ok_or(TOO_LONG)?;
        let (size, times) = match letter {
            'x' => return Ok(()),
            's' | 'p' => (times, 1),
            _ => (size, times),
        };
        self.values += times;
        self.fields.push(Field {
            letter,
            at,
            size,
            times,
            signed: is_signed(letter),
        });
        Ok(())
    }
}

/// How many bytes a value of this letter has, and where it may begin.
fn sizes(letter: char, native: bool) -> Option<(usize, usize)> {
    Some(match letter {
        'x' | 'c' | 'b' | 'B' | '?' | 's' | 'p' => (1, 1),
        'h' | 'H' | 'e' => (2, 2),
        'i' | 'I' | 'f' => (4, 4),
        'l' | 'L' if !native => (4, 4),
        'l' | 'L' | 'q' | 'Q' | 'd' => (8, 8),
        'n' | 'N' | 'P' if native => (8, 8),
        'F' => (8, 4),
        'D' => (16, 8),
        _ => return None,
    })
}
