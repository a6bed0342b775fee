//! Socket addresses: scripts' tuples and paths, and what the system understands.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use rustix::net::{SocketAddrAny, SocketAddrUnix};

use crate::objects::bytes::Bytes;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// The families, as the system numbers them.
pub const AF_UNIX: i32 = libc::AF_UNIX;
pub const AF_INET: i32 = libc::AF_INET;
pub const AF_INET6: i32 = libc::AF_INET6;

/// The address as scripts see it: `(host, port)`, `(host, port, flow, scope)`, a path.
pub fn to_value(cx: &mut Cx, address: &SocketAddrAny) -> Value {
    if let Ok(address) = SocketAddr::try_from(address.clone()) {
        return inet_value(cx, &address);
    }
    let Ok(address) = SocketAddrUnix::try_from(address.clone()) else {
        return Value::NONE;
    };
    if let Some(name) = address.abstract_name()
        && !name.is_empty()
    {
        return Bytes::new([&[0], name].concat()).into_value();
    }
    let path = address.path_bytes().unwrap_or_default();
    cx.str(String::from_utf8_lossy(path).into_owned())
}

/// The address as scripts see it.
pub fn inet_value(cx: &mut Cx, address: &SocketAddr) -> Value {
    let host = cx.str(address.ip().to_string());
    let mut items = vec![host, Value::int(address.port().into())];
    if let SocketAddr::V6(address) = address {
        items.push(Value::int(address.flowinfo().into()));
        items.push(Value::int(address.scope_id().into()));
    }
    Tuple::new(items).into_value()
}

/// What a script gave as the address of a socket of this family; `caller` is for messages.
pub fn of_value(
    cx: &mut Cx,
    family: i32,
    address: &Value,
    caller: &str,
) -> Result<SocketAddrAny, Raised> {
    match family {
        AF_UNIX => unix_of(cx, address),
        AF_INET | AF_INET6 => inet_of(cx, family, address, caller),
        _ => {
            let class = cx.exceptions.OSError.clone();
            Err(cx.raise(&class, format_args!("{caller}(): bad family")))
        }
    }
}

fn unix_of(cx: &mut Cx, address: &Value) -> Result<SocketAddrAny, Raised> {
    let bytes = super::path_bytes(cx, address)?;
    let made = match bytes.strip_prefix(&[0]) {
        #[cfg(target_os = "linux")]
        Some(name) => SocketAddrUnix::new_abstract_name(name),
        _ => SocketAddrUnix::new(bytes.as_slice()),
    };
    match made {
        Ok(address) => Ok(address.into()),
        Err(_) => {
            let class = cx.exceptions.OSError.clone();
            Err(cx.raise(&class, "AF_UNIX path too long"))
        }
    }
}

fn inet_of(
    cx: &mut Cx,
    family: i32,
    address: &Value,
    caller: &str,
) -> Result<SocketAddrAny, Raised> {
    let name = if family == AF_INET {
        "AF_INET"
    } else {
        "AF_INET6"
    };
    let Some(tuple) = cx.inner(address).get::<Tuple>().cloned() else {
        let given = cx.type_name(address);
        let message = format_args!("{caller}(): {name} address must be tuple, not {given}");
        return Err(cx.type_error(message));
    };
    let items = tuple.items();
    let fits = items.len() == 2 || family == AF_INET6 && (2..=4).contains(&items.len());
    if !fits {
        let wanted = if family == AF_INET {
            "a pair (host, port)"
        } else {
            "a tuple (host, port[, flowinfo[, scopeid]])"
        };
        return Err(cx.type_error(format_args!("{name} address must be {wanted}")));
    }
    let port = cx.index(&items[1])?;
    let Ok(port) = u16::try_from(port) else {
        return Err(cx.overflow_error(format_args!("{caller}(): port must be 0-65535.")));
    };
    let mut rest = [0_u32; 2];
    for (place, item) in rest.iter_mut().zip(&items[2..]) {
        *place = u32::try_from(cx.index(item)?).unwrap_or_default();
    }
    let ip = host_ip(cx, family, &items[0])?;
    Ok(match ip {
        IpAddr::V4(ip) => SocketAddrV4::new(ip, port).into(),
        IpAddr::V6(ip) => SocketAddrV6::new(ip, port, rest[0], rest[1]).into(),
    })
}

/// The number of a host that was given as a number, as a name, or not at all.
fn host_ip(cx: &mut Cx, family: i32, host: &Value) -> Result<IpAddr, Raised> {
    let inner = cx.inner(host);
    let text = match (inner.get::<Str>(), inner.get::<Bytes>()) {
        (Some(text), _) => text.as_str().to_owned(),
        (_, Some(bytes)) => String::from_utf8_lossy(bytes.as_slice()).into_owned(),
        (None, None) => {
            let given = cx.type_name(host);
            return Err(cx.type_error(format_args!(
                "str, bytes or bytearray expected, not {given}"
            )));
        }
    };
    let is_v4 = family == AF_INET;
    match (text.as_str(), is_v4) {
        ("", true) => return Ok(Ipv4Addr::UNSPECIFIED.into()),
        ("", false) => return Ok(Ipv6Addr::UNSPECIFIED.into()),
        ("<broadcast>", true) => return Ok(Ipv4Addr::BROADCAST.into()),
        _ => {}
    }
    if is_v4 && let Ok(ip) = text.parse::<Ipv4Addr>() {
        return Ok(ip.into());
    }
    if !is_v4 && let Ok(ip) = text.parse::<Ipv6Addr>() {
        return Ok(ip.into());
    }
    let found = super::names::look_up(Some(&text), None, family, 0, 0, 0);
    match found {
        Ok(found) => match found.first() {
            Some(first) => Ok(first.sockaddr.ip()),
            None => Err(cx.value_error("no address found")),
        },
        Err(error) => Err(super::names::failed(cx, error)),
    }
}

/// An address as text for `repr`: `('127.0.0.1', 80)`.
pub fn text(cx: &mut Cx, address: &SocketAddrAny) -> Result<String, Raised> {
    let value = to_value(cx, address);
    Ok(cx.repr(&value)?.as_str().to_owned())
}

/// `inet_pton` and `inet_aton`: a host's number as bytes.
pub fn packed(cx: &mut Cx, family: i32, text: &str) -> NativeResult {
    let bytes = match family {
        AF_INET => text.parse::<Ipv4Addr>().ok().map(|ip| ip.octets().to_vec()),
        AF_INET6 => text.parse::<Ipv6Addr>().ok().map(|ip| ip.octets().to_vec()),
        _ => return Err(cx.value_error(format_args!("unknown address family {family}"))),
    };
    match bytes {
        Some(bytes) => Ok(Bytes::new(bytes).into_value()),
        None => {
            let class = cx.exceptions.OSError.clone();
            Err(cx.raise(&class, "illegal IP address string passed to inet_pton"))
        }
    }
}

/// `inet_ntop` and `inet_ntoa`: a host's number as text.
pub fn unpacked(cx: &mut Cx, family: i32, bytes: &[u8]) -> NativeResult {
    let text = match family {
        AF_INET => <[u8; 4]>::try_from(bytes).map(|bytes| Ipv4Addr::from(bytes).to_string()),
        AF_INET6 => <[u8; 16]>::try_from(bytes).map(|bytes| Ipv6Addr::from(bytes).to_string()),
        _ => return Err(cx.value_error(format_args!("unknown address family {family}"))),
    };
    match text {
        Ok(text) => Ok(cx.str(text)),
        Err(_) => Err(cx.value_error("invalid length of packed IP address string")),
    }
}
