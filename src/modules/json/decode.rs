//! JSON text → values.

use std::collections::HashMap;

use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::number_text::{parse_float, parse_int};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::text::surrogates;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeResult};
use crate::vm::ops::int_text;
use crate::vm::raise::Raised;

/// Reads one value out of a text.
struct Decoder<'a> {
    document: &'a Value,
    text: &'a str,
    bytes: &'a [u8],
    /// The byte that comes next.
    at: usize,
    strict: bool,
    object_hook: Option<Value>,
    object_pairs_hook: Option<Value>,
    parse_float: Option<Value>,
    parse_int: Option<Value>,
    parse_constant: Option<Value>,
    array_hook: Option<Value>,
    /// The keys so far, so that equal ones are one string.
    keys: HashMap<&'a str, Ref<Str>, rustc_hash::FxBuildHasher>,
}

/// `_json.decode`
pub fn decode(cx: &mut Cx, args: &Args) -> NativeResult {
    let document = args.req(0);
    let Some(text) = cx.inner(document).get::<Str>().cloned() else {
        return Err(cx.type_error("first argument must be a string"));
    };
    let start = cx.index(args.req(1))?;
    let Ok(start) = usize::try_from(start) else {
        return Err(cx.value_error("idx cannot be negative"));
    };
    let given = |index: usize| Some(args.req(index).clone()).filter(|value| !value.is_none());
    let mut decoder = Decoder {
        document,
        text: text.as_str(),
        bytes: text.as_str().as_bytes(),
        at: text.offset(start.min(text.chars())),
        strict: cx.truth(args.req(2))?,
        object_hook: given(3),
        object_pairs_hook: given(4),
        parse_float: given(5),
        parse_int: given(6),
        parse_constant: given(7),
        array_hook: given(8),
        keys: HashMap::default(),
    };
    let value = decoder.value(cx)?;
    let end = text.index_of_offset(decoder.at);
    Ok(Tuple::new([value, Value::int(end as i64)]).into_value())
}

/// `_json.scanstring`
pub fn scanstring(cx: &mut Cx, args: &Args) -> NativeResult {
    let document = args.req(0);
    let Some(text) = cx.inner(document).get::<Str>().cloned() else {
        return Err(cx.type_error("first argument must be a string"));
    };
    let end = cx.index(args.req(1))?;
    let Some(end) = usize::try_from(end).ok().filter(|end| *end <= text.chars()) else {
        return Err(cx.value_error("end is out of bounds"));
    };
    let mut decoder = Decoder {
        document,
        text: text.as_str(),
        bytes: text.as_str().as_bytes(),
        at: text.offset(end),
        strict: args.opt(2).map_or(Ok(true), |strict| cx.truth(strict))?,
        object_hook: None,
        object_pairs_hook: None,
        parse_float: None,
        parse_int: None,
        parse_constant: None,
        array_hook: None,
        keys: HashMap::default(),
    };
    let string = decoder.string(cx)?;
    let string = cx.str(&*string);
    let end = text.index_of_offset(decoder.at);
    Ok(Tuple::new([string, Value::int(end as i64)]).into_value())
}

/// The UTF-16 code units of a character.
pub fn units(char: char) -> Vec<u16> {
    match surrogates::is_stand_in(char) {
        true => vec![surrogates::code_point(char) as u16],
        false => char.encode_utf16(&mut [0; 2]).to_vec(),
    }
}

impl<'a> Decoder<'a> {
    // ---- looking ----

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn takes(&mut self, word: &str) -> bool {
        let found = self.text[self.at..].starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// Raises `JSONDecodeError` for a place.
    fn error(&self, cx: &mut Cx, message: &str, at: usize) -> Raised {
        match new_error(cx, message, self.document, self.text[..at].chars().count()) {
            Ok(raised) | Err(raised) => raised,
        }
    }

    // ---- values ----

    fn value(&mut self, cx: &mut Cx) -> NativeResult {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                let string = self.string(cx)?;
                Ok(cx.str(string))
            }
            Some(b'{') => self.nested(cx, "object", Decoder::object),
            Some(b'[') => self.nested(cx, "array", Decoder::array),
            Some(b'-' | b'0'..=b'9') => self.number(cx),
            _ => self.word(cx),
        }
    }

    fn nested(
        &mut self,
        cx: &mut Cx,
        what: &str,
        read: fn(&mut Decoder<'a>, &mut Cx) -> NativeResult,
    ) -> NativeResult {
        if cx.enter().is_err() {
            return Err(cx.recursion_error(format_args!(
                "maximum recursion depth exceeded while decoding a JSON {what} from a unicode string"
            )));
        }
        self.at += 1;
        let value = read(self, cx);
        cx.leave();
        value
    }

    /// `null` and the like.
    fn word(&mut self, cx: &mut Cx) -> NativeResult {
        let plain = [
            ("null", Value::NONE),
            ("true", Value::TRUE),
            ("false", Value::FALSE),
        ];
        for (word, value) in plain {
            if self.takes(word) {
                return Ok(value);
            }
        }
        for (word, value) in [("NaN", f64::NAN), ("Infinity", f64::INFINITY)] {
            if self.takes(word) {
                return self.constant(cx, word, value);
            }
        }
        Err(self.error(cx, "Expecting value", self.at))
    }

    fn constant(&self, cx: &mut Cx, word: &str, value: f64) -> NativeResult {
        match &self.parse_constant {
            Some(parse) => {
                let word = cx.str(word);
                cx.call(parse, &[word])
            }
            None => Ok(Value::float(value)),
        }
    }

    fn number(&mut self, cx: &mut Cx) -> NativeResult {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits(),
            _ => {
                if self.takes("Infinity") {
                    return self.constant(cx, "-Infinity", f64::NEG_INFINITY);
                }
                return Err(self.error(cx, "Expecting value", start));
            }
        }
        let mut is_float = false;
        if self.peek() == Some(b'.') && self.is_digit(self.at + 1) {
            self.at += 1;
            self.digits();
            is_float = true;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            let signed = matches!(self.bytes.get(self.at + 1), Some(b'+' | b'-'));
            let digits = self.at + 1 + usize::from(signed);
            if self.is_digit(digits) {
                self.at = digits;
                self.digits();
                is_float = true;
            }
        }
        let text = &self.text[start..self.at];
        let parse = if is_float {
            &self.parse_float
        } else {
            &self.parse_int
        };
        if let Some(parse) = parse {
            let text = cx.str(text);
            return cx.call(parse, &[text]);
        }
        if is_float {
            return Ok(Value::float(parse_float(text).unwrap_or(f64::NAN)));
        }
        if let Ok(small) = text.parse::<i64>() {
            return Ok(Value::int(small));
        }
        match parse_int(text, 10, int_text::digits_max(cx)) {
            Ok(big) => Ok(big),
            // The class says what is wrong.
            Err(_) => {
                let text = cx.str(text);
                let int = cx.types.int.to_value();
                cx.call(&int, &[text])
            }
        }
    }

    fn is_digit(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(u8::is_ascii_digit)
    }

    fn digits(&mut self) {
        while self.is_digit(self.at) {
            self.at += 1;
        }
    }

    // ---- containers ----

    fn array(&mut self, cx: &mut Cx) -> NativeResult {
        let mut items = Vec::new();
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return self.made_array(cx, items);
        }
        loop {
            items.push(self.value(cx)?);
            self.skip_space();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    return self.made_array(cx, items);
                }
                Some(b',') => {}
                _ => return Err(self.error(cx, "Expecting ',' delimiter", self.at)),
            }
            let comma = self.at;
            self.at += 1;
            self.skip_space();
            if self.peek() == Some(b']') {
                return Err(self.error(cx, "Illegal trailing comma before end of array", comma));
            }
        }
    }

    fn made_array(&self, cx: &mut Cx, items: Vec<Value>) -> NativeResult {
        let list = List::new(items).into_value();
        match &self.array_hook {
            Some(hook) => cx.call(hook, &[list]),
            None => Ok(list),
        }
    }

    fn object(&mut self, cx: &mut Cx) -> NativeResult {
        let mut pairs = Vec::new();
        self.skip_space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return self.made_object(cx, pairs);
        }
        loop {
            let key = self.key(cx)?;
            self.skip_space();
            if self.peek() != Some(b':') {
                return Err(self.error(cx, "Expecting ':' delimiter", self.at));
            }
            self.at += 1;
            self.skip_space();
            pairs.push((key, self.value(cx)?));
            self.skip_space();
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    return self.made_object(cx, pairs);
                }
                Some(b',') => {}
                _ => return Err(self.error(cx, "Expecting ',' delimiter", self.at)),
            }
            let comma = self.at;
            self.at += 1;
            self.skip_space();
            if self.peek() == Some(b'}') {
                return Err(self.error(cx, "Illegal trailing comma before end of object", comma));
            }
        }
    }

    fn key(&mut self, cx: &mut Cx) -> Result<Ref<Str>, Raised> {
        if self.peek() != Some(b'"') {
            let message = "Expecting property name enclosed in double quotes";
            return Err(self.error(cx, message, self.at));
        }
        self.at += 1;
        let start = self.at;
        let text = self.string(cx)?;
        let raw = &self.text[start..self.at - 1];
        match self.keys.get(raw) {
            Some(key) => Ok(key.clone()),
            None => {
                let key = Str::new(text);
                self.keys.insert(raw, key.clone());
                Ok(key)
            }
        }
    }

    fn made_object(&self, cx: &mut Cx, pairs: Vec<(Ref<Str>, Value)>) -> NativeResult {
        if let Some(hook) = &self.object_pairs_hook {
            let pairs = pairs
                .into_iter()
                .map(|(key, value)| Tuple::new([key.into_value(), value]).into_value());
            let pairs = List::new(pairs.collect()).into_value();
            return cx.call(hook, &[pairs]);
        }
        let dict = Dict::new();
        for (key, value) in pairs {
            dict.set_str(&key, value);
        }
        match &self.object_hook {
            Some(hook) => cx.call(hook, &[dict.into_value()]),
            None => Ok(dict.into_value()),
        }
    }

    // ---- strings ----

    /// The text of a string whose opening quote has been read.
    fn string(&mut self, cx: &mut Cx) -> Result<String, Raised> {
        let begin = self.at;
        let mut text = String::new();
        loop {
            let rest = &self.bytes[self.at..];
            let special = |byte: &u8| *byte == b'"' || *byte == b'\\' || *byte < b' ';
            let Some(length) = rest.iter().position(special) else {
                let quote = begin.saturating_sub(1);
                return Err(self.error(cx, "Unterminated string starting at", quote));
            };
            text.push_str(&self.text[self.at..self.at + length]);
            self.at += length;
            match self.bytes[self.at] {
                b'"' => {
                    self.at += 1;
                    return Ok(text);
                }
                b'\\' => {
                    let char = self.escape(cx, begin)?;
                    text.push(char);
                }
                control => {
                    if self.strict {
                        return Err(self.error(cx, "Invalid control character at", self.at));
                    }
                    text.push(char::from(control));
                    self.at += 1;
                }
            }
        }
    }

    /// What a backslash and what follows it stand for.
    fn escape(&mut self, cx: &mut Cx, begin: usize) -> Result<char, Raised> {
        let backslash = self.at;
        let Some(letter) = self.bytes.get(backslash + 1).copied() else {
            let quote = begin.saturating_sub(1);
            return Err(self.error(cx, "Unterminated string starting at", quote));
        };
        let char = match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\x08',
            b'f' => '\x0C',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(cx),
            _ => return Err(self.error(cx, "Invalid \\escape", backslash)),
        };
        self.at += 2;
        Ok(char)
    }

    /// `\u0041`, or two of them that make up one character.
    fn code_point(&mut self, cx: &mut Cx) -> Result<char, Raised> {
        let Some(unit) = self.unit() else {
            return Err(self.error(cx, "Invalid \\uXXXX escape", self.at + 1));
        };
        self.at += 6;
        if let 0xD800..0xDC00 = unit
            && self.bytes[self.at..].starts_with(b"\\u")
            && let Some(low @ 0xDC00..0xE000) = self.unit()
        {
            self.at += 6;
            let code = 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        Ok(surrogates::from_code_point(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// The four hexadecimal digits behind the `\u` that comes next.
    fn unit(&self) -> Option<u32> {
        let digits = self.bytes.get(self.at + 2..self.at + 6)?;
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    }
}

fn new_error(cx: &mut Cx, message: &str, document: &Value, at: usize) -> Result<Raised, Raised> {
    let import = cx.hooks.import;
    let module = import(cx, "json.decoder")?;
    let name = cx.intern("JSONDecodeError");
    let class = cx.get_attr(&module, &name)?;
    let message = cx.str(message);
    let made = cx.call(&class, &[message, document.clone(), Value::int(at as i64)])?;
    match made.get::<Exception>() {
        Some(exception) => Ok(Raised(exception.clone())),
        None => Err(cx.type_error("JSONDecodeError is not an exception")),
    }
}
