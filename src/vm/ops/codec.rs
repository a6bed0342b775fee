//! `encode` and `decode`, raising what scripts expect: LookupError, UnicodeDecodeError,
//! UnicodeEncodeError.

use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::codec::{Codec, Failure, Fault, OnError};
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::text::surrogates;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// Bytes as text.
pub fn decode(cx: &mut Cx, bytes: &[u8], encoding: &str, errors: &str) -> Result<String, Raised> {
    let codec = Codec::named(encoding);
    if matches!(codec, Some(Codec::Utf8))
        && let Ok(text) = str::from_utf8(bytes)
        && surrogates::find(text).is_none()
    {
        return Ok(text.to_owned());
    }
    let decoded = match codec {
        Some(codec) => codec.decode(bytes, handler(errors)),
        None => return decoded_by(cx, "_decode_bytes", bytes, encoding, errors),
    };
    match decoded {
        Ok(text) => Ok(text),
        Err(Failure::UnknownHandler) => decoded_by(cx, "_handle_decode", bytes, encoding, errors),
        Err(Failure::Fault(fault)) => {
            let class = cx.exceptions.UnicodeDecodeError.clone();
            let object = Bytes::new(bytes).into_value();
            Err(raise(cx, &class, object, fault))
        }
    }
}

/// Text as bytes.
pub fn encode(cx: &mut Cx, text: &str, encoding: &str, errors: &str) -> Result<Vec<u8>, Raised> {
    let encoded = match Codec::named(encoding) {
        Some(Codec::Utf8) if surrogates::find(text).is_none() => {
            return Ok(text.as_bytes().to_vec());
        }
        Some(codec) => codec.encode(text, handler(errors)),
        None => return encoded_by(cx, "_encode_text", text, encoding, errors),
    };
    match encoded {
        Ok(bytes) => Ok(bytes),
        Err(Failure::UnknownHandler) => encoded_by(cx, "_handle_encode", text, encoding, errors),
        Err(Failure::Fault(fault)) => {
            let class = cx.exceptions.UnicodeEncodeError.clone();
            let object = Str::new(text).into_value();
            Err(raise(cx, &class, object, fault))
        }
    }
}

/// What a function of the library's `_codecs` makes of text.
fn encoded_by(
    cx: &mut Cx,
    function: &str,
    text: &str,
    encoding: &str,
    errors: &str,
) -> Result<Vec<u8>, Raised> {
    let given = cx.str(text);
    let made = by_library(cx, function, given, encoding, errors)?;
    match cx.inner(&made).get::<Bytes>() {
        Some(bytes) => Ok(bytes.as_slice().to_vec()),
        None => Err(cx.type_error("encoder must give bytes")),
    }
}

/// What it makes of bytes.
fn decoded_by(
    cx: &mut Cx,
    function: &str,
    bytes: &[u8],
    encoding: &str,
    errors: &str,
) -> Result<String, Raised> {
    let given = Bytes::new(bytes).into_value();
    let made = by_library(cx, function, given, encoding, errors)?;
    match cx.inner(&made).get::<Str>() {
        Some(text) => Ok(text.as_str().to_owned()),
        None => Err(cx.type_error("decoder must give text")),
    }
}

fn by_library(
    cx: &mut Cx,
    function: &str,
    given: Value,
    encoding: &str,
    errors: &str,
) -> NativeResult {
    let codecs = cx.import("_codecs")?;
    let name = cx.intern(function);
    let function = cx.get_attr(&codecs, &name)?;
    let arguments = [given, cx.str(encoding), cx.str(errors)];
    cx.call(&function, &arguments)
}

/// The error handler of a name.
fn handler(errors: &str) -> OnError {
    match errors {
        "strict" => OnError::Strict,
        "surrogateescape" => OnError::SurrogateEscape,
        "surrogatepass" => OnError::SurrogatePass,
        "ignore" => OnError::Ignore,
        "replace" => OnError::Replace,
        "backslashreplace" => OnError::BackslashReplace,
        "namereplace" => OnError::NameReplace,
        "xmlcharrefreplace" => OnError::XmlCharRefReplace,
        _ => OnError::Unknown,
    }
}

fn raise(cx: &mut Cx, class: &Ref<Class>, object: Value, fault: Fault) -> Raised {
    let Fault {
        codec,
        start,
        end,
        reason,
    } = fault;
    let names = ["encoding", "object", "start", "end", "reason"];
    let args = vec![
        cx.str(codec),
        object,
        Value::int(start as i64),
        Value::int(end as i64),
        cx.str(reason),
    ];
    let exception = Exception::new(class.clone(), args.clone());
    let attrs = exception.dict();
    for (name, value) in names.into_iter().zip(args) {
        attrs.set_str(&cx.intern(name), value);
    }
    Raised(exception)
}
