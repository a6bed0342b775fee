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
use crate::vm::raise::Raised;

/// Bytes as text.
pub fn decode(cx: &mut Cx, bytes: &[u8], encoding: &str, errors: &str) -> Result<String, Raised> {
    let codec = codec(cx, encoding)?;
    if let (Codec::Utf8, Ok(text)) = (codec, str::from_utf8(bytes))
        && surrogates::find(text).is_none()
    {
        return Ok(text.to_owned());
    }
    codec.decode(bytes, handler(errors)).map_err(|failure| {
        let class = cx.exceptions.UnicodeDecodeError.clone();
        let object = Bytes::new(bytes).into_value();
        raise(cx, &class, object, failure, errors)
    })
}

/// Text as bytes.
pub fn encode(cx: &mut Cx, text: &str, encoding: &str, errors: &str) -> Result<Vec<u8>, Raised> {
    let codec = codec(cx, encoding)?;
    if matches!(codec, Codec::Utf8) && surrogates::find(text).is_none() {
        return Ok(text.as_bytes().to_vec());
    }
    codec.encode(text, handler(errors)).map_err(|failure| {
        let class = cx.exceptions.UnicodeEncodeError.clone();
        let object = Str::new(text).into_value();
        raise(cx, &class, object, failure, errors)
    })
}

fn codec(cx: &mut Cx, encoding: &str) -> Result<Codec, Raised> {
    match Codec::named(encoding) {
        Some(codec) => Ok(codec),
        None => Err(cx.lookup_error(format_args!("unknown encoding: {encoding}"))),
    }
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

fn raise(cx: &mut Cx, class: &Ref<Class>, object: Value, failure: Failure, errors: &str) -> Raised {
    let fault = match failure {
        Failure::Fault(fault) => fault,
        Failure::UnknownHandler => {
            return cx.lookup_error(format_args!("unknown error handler name '{errors}'"));
        }
    };
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
