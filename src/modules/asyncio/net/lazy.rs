//! What of asyncio is imported when it is first asked for: names of the module, methods of event loops.

use crate::modules::asyncio::asyncio_module;
use crate::objects::module::Module;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Names of `asyncio`, each with the module of `stdlib/asyncio/` that has it; an empty name is the
/// module itself.
pub static NAMES: &[(&str, &str)] = &[
    ("open_connection", "streams"),
    ("start_server", "streams"),
    ("open_unix_connection", "streams"),
    ("start_unix_server", "streams"),
    ("StreamReader", "streams"),
    ("StreamWriter", "streams"),
    ("StreamReaderProtocol", "streams"),
    ("Server", "servers"),
    ("AbstractServer", "servers"),
    ("BaseProtocol", "protocols"),
    ("Protocol", "protocols"),
    ("BufferedProtocol", "protocols"),
    ("DatagramProtocol", "protocols"),
    ("SubprocessProtocol", "protocols"),
    ("BaseTransport", "transports"),
    ("ReadTransport", "transports"),
    ("WriteTransport", "transports"),
    ("Transport", "transports"),
    ("DatagramTransport", "transports"),
    ("SubprocessTransport", "transports"),
    ("create_subprocess_exec", "subprocess"),
    ("create_subprocess_shell", "subprocess"),
    ("streams", ""),
    ("protocols", ""),
    ("transports", ""),
    ("subprocess", ""),
];

/// Finds a name of `asyncio` that is imported when it is asked for, and puts it there.
pub fn find(cx: &mut Cx, name: &str) -> Result<Option<Value>, Raised> {
    let Some((_, home)) = NAMES.iter().find(|(known, _)| *known == name) else {
        return Ok(None);
    };
    let import = cx.hooks.import;
    let value = if home.is_empty() {
        import(cx, &format!("asyncio.{name}"))?
    } else {
        let module = import(cx, &format!("asyncio.{home}"))?;
        let name = cx.intern(name);
        cx.get_attr(&module, &name)?
    };
    if let Some(module) = asyncio_module(cx).get::<Module>() {
        let name = cx.intern(name);
        module.globals.set_str(&name, value.clone());
    }
    Ok(Some(value))
}

/// Calls a function of a module of `stdlib/asyncio/` with the arguments of a method of event loops.
fn call(cx: &mut Cx, args: &Args, home: &str, function: &str) -> NativeResult {
    let import = cx.hooks.import;
    let module = import(cx, &format!("asyncio.{home}"))?;
    let name = cx.intern(function);
    let function = cx.get_attr(&module, &name)?;
    let keywords = match args.extra {
        Some(keywords) => cx.keywords_of(keywords)?,
        None => Vec::new(),
    };
    cx.call_kw(&function, args.positional, &keywords)
}

macro_rules! loop_methods {
    ($($name:ident in $home:literal: $doc:literal;)*) => {
        $(
            fn $name(cx: &mut Cx, args: &Args) -> NativeResult {
                call(cx, args, $home, stringify!($name))
            }
        )*

        /// The methods of event loops that are written in `stdlib/asyncio/`.
        pub static LOOP_METHODS: &[NativeDef] = &[
            $(def(stringify!($name), "(self, *args, **kwargs)", $doc, $name),)*
        ];
    };
}

loop_methods! {
    create_connection in "connections": "Connects to a host; gives a transport and a protocol.";
    create_server in "servers": "Listens; gives a server.";
    create_unix_connection in "connections": "Connects to a path.";
    create_unix_server in "servers": "Listens on a path.";
    connect_accepted_socket in "connections": "A transport for a connection that was accepted.";
    getaddrinfo in "connections": "The addresses of a host and service.";
    getnameinfo in "connections": "The names of a host and service.";
    sock_recv in "sockets": "Receives from a socket.";
    sock_recv_into in "sockets": "Receives into a buffer.";
    sock_recvfrom in "sockets": "Receives; says from where.";
    sock_recvfrom_into in "sockets": "Receives into a buffer; says from where.";
    sock_sendall in "sockets": "Sends it all.";
    sock_sendto in "sockets": "Sends to an address.";
    sock_connect in "sockets": "Connects a socket.";
    sock_accept in "sockets": "Takes a connection.";
    create_datagram_endpoint in "datagrams": "A transport for datagrams.";
    connect_read_pipe in "pipes": "A transport for the reading end of a pipe.";
    connect_write_pipe in "pipes": "A transport for the writing end of a pipe.";
    subprocess_exec in "processes": "Starts a program.";
    subprocess_shell in "processes": "Starts a command of the shell.";
}
