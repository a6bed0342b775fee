//! The methods of event loops that are written in `stdlib/asyncio/`: imported when they are first called.

use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

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
            $(def(stringify!($name), "(self, *args, **kwargs)", $doc, $name).coroutine(),)*
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
    sock_sendfile in "sendfile": "Sends a file to a socket.";
    sendfile in "sendfile": "Sends a file by a transport.";
    start_tls in "connections": "Is refused.";
    create_datagram_endpoint in "datagrams": "A transport for datagrams.";
    connect_read_pipe in "pipes": "A transport for the reading end of a pipe.";
    connect_write_pipe in "pipes": "A transport for the writing end of a pipe.";
    subprocess_exec in "processes": "Starts a program.";
    subprocess_shell in "processes": "Starts a command of the shell.";
}
