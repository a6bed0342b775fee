//! The format mini-language as text: `[[fill]align][sign][z][#][0][width][grouping][.precision
//! [grouping]][type]`.

/// Where the padding goes.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Align {
    Left,
    Right,
    Centre,
    /// Between the sign and the digits.
    AfterSign,
}

/// A format specification, taken apart.
#[derive(Clone, Debug)]
pub struct Spec {
    pub fill: char,
    pub align: Align,
    /// `+`, `-` or a space.
    pub sign: Option<char>,
    /// `z`: no negative zero.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    pub width: usize,
    /// `,` or `_` in the integer part.
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    /// `,` or `_` in the fraction.
    pub fraction_grouping: Option<char>,
    /// The type, if there is one.
    pub code: Option<char>,
}

/// Widths and precisions beyond this are refused.
const NUMBER_MAX: usize = 1 << 31;

fn align_of(c: Option<char>) -> Option<Align> {
    match c? {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Centre),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

/// What is left of a specification while it is taken apart.
struct Reader<'a> {
    rest: std::str::Chars<'a>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    /// Takes the next character if it is one of these.
    fn take(&mut self, any_of: &[char]) -> Option<char> {
        let next = self.peek().filter(|c| any_of.contains(c))?;
        self.rest.next();
        Some(next)
    }

    fn number(&mut self) -> Result<Option<usize>, String> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.rest.next();
            let so_far = number.unwrap_or(0usize);
            let next = so_far
                .checked_mul(10)
                .and_then(|n| n.checked_add(digit as usize));
            number = Some(
                next.filter(|n| *n <= NUMBER_MAX)
                    .ok_or("Too many decimal digits in format string")?,
            );
        }
        Ok(number)
    }

    /// `,` or `_`, not both.
    fn grouping(&mut self) -> Result<Option<char>, String> {
        let first = self.take(&[',', '_']);
        if let Some(first) = first
            && let Some(second) = self.take(&[',', '_'])
        {
            return Err(if first == second {
                format!("Cannot specify '{first}' with '{second}'.")
            } else {
                "Cannot specify both ',' and '_'.".to_owned()
            });
        }
        Ok(first)
    }
}

impl Spec {
    /// Takes a specification apart, for a value of the type of this name; `align` is what its values
    /// are aligned by unless the specification says otherwise.
    pub fn parse(text: &str, type_name: &str, align: Align) -> Result<Spec, String> {
        let mut reader = Reader { rest: text.chars() };
        let (fill, explicit) = fill_and_align(&mut reader);
        let mut spec = Spec {
            fill: fill.unwrap_or(' '),
            align: explicit.unwrap_or(align),
            sign: reader.take(&['+', '-', ' ']),
            no_negative_zero: reader.take(&['z']).is_some(),
            alternate: reader.take(&['#']).is_some(),
            width: 0,
            grouping: None,
            precision: None,
            fraction_grouping: None,
            code: None,
        };
        if fill.is_none() && reader.take(&['0']).is_some() {
            spec.fill = '0';
            if explicit.is_none() && align == Align::Right {
                spec.align = Align::AfterSign;
            }
        }
        spec.width = reader.number()?.unwrap_or(0);
        spec.grouping = reader.grouping()?;
        if reader.take(&['.']).is_some() {
            spec.precision = reader.number()?;
            spec.fraction_grouping = reader.grouping()?;
            if spec.precision.is_none() && spec.fraction_grouping.is_none() {
                return Err("Format specifier missing precision".to_owned());
            }
        }
        spec.code = reader.rest.next();
        if reader.rest.next().is_some() {
            return Err(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            ));
        }
        spec.check_grouping()?;
        Ok(spec)
    }

    fn check_grouping(&self) -> Result<(), String> {
        if let Some(separator) = self.grouping {
            let allowed = match self.code {
                None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => true,
                Some('b' | 'o' | 'x' | 'X') => separator == '_',
                Some(_) => false,
            };
            self.refuse_unless(allowed, separator)?;
        }
        if let Some(separator) = self.fraction_grouping {
            let allowed = matches!(
                self.code,
                None | Some('e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F')
            );
            self.refuse_unless(allowed, separator)?;
        }
        Ok(())
    }

    fn refuse_unless(&self, allowed: bool, separator: char) -> Result<(), String> {
        match self.code {
            Some(code) if !allowed => Err(format!(
                "Cannot specify '{separator}' with {}.",
                shown(code)
            )),
            _ => Ok(()),
        }
    }

    /// Whether the type is one that shows a number as a float.
    pub fn is_float(&self) -> bool {
        matches!(self.code, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%'))
    }

    /// Whether an int is shown in decimal.
    pub fn is_decimal(&self) -> bool {
        matches!(self.code, None | Some('d' | 'n'))
    }
}

fn fill_and_align(reader: &mut Reader) -> (Option<char>, Option<Align>) {
    let mut ahead = reader.rest.clone();
    let first = ahead.next();
    if let Some(align) = align_of(ahead.next()) {
        reader.rest = ahead;
        return (first, Some(align));
    }
    let align = align_of(first);
    if align.is_some() {
        reader.rest.next();
    }
    (None, align)
}

/// A type code in a message: itself, or its number if it is not plain ASCII.
fn shown(code: char) -> String {
    if ('!'..='\x7f').contains(&code) {
        format!("'{code}'")
    } else {
        format!("'\\x{:x}'", code as u32)
    }
}

/// The message for a type code that values of this type do not know.
pub fn unknown_code(code: char, type_name: &str) -> String {
    format!(
        "Unknown format code {} for object of type '{type_name}'",
        shown(code)
    )
}
