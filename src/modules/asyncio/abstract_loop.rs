//! `asyncio.AbstractEventLoop`: what an event loop has to have. Everything here is to be overridden.

use crate::objects::exception::Exception;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, Step, Steps, def};
use crate::vm::raise::Raised;

const DOC: &str = "Is to be overridden.";

fn refuse(cx: &mut Cx, _: &Args) -> NativeResult {
    Err(not_implemented(cx))
}

fn not_implemented(cx: &mut Cx) -> Raised {
    let class = cx.exceptions.NotImplementedError.clone();
    Raised(Exception::new(class, Vec::new()))
}

/// A coroutine that refuses when it is awaited.
struct Refusal;

impl Steps for Refusal {
    fn step(&mut self, cx: &mut Cx, input: NativeResult) -> Result<Step, Raised> {
        input?;
        Err(not_implemented(cx))
    }

    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

macro_rules! methods {
    (plain { $($name:ident $signature:literal;)* } async { $($later:ident $parameters:literal;)* }) => {
        $(
            fn $later(cx: &mut Cx, _: &Args) -> NativeResult {
                let qualname = concat!("AbstractEventLoop.", stringify!($later));
                Ok(cx.native_coroutine(qualname, Refusal))
            }
        )*

        /// The methods.
        pub static METHODS: &[NativeDef] = &[
            $(def(stringify!($name), $signature, DOC, refuse),)*
            $(def(stringify!($later), $parameters, DOC, $later).coroutine(),)*
        ];
    };
}

methods! {
    plain {
        run_forever "(self)";
        run_until_complete "(self, future)";
        stop "(self)";
        is_running "(self)";
        is_closed "(self)";
        close "(self)";
        call_soon "(self, callback, *args, context=None)";
        call_later "(self, delay, callback, *args, context=None)";
        call_at "(self, when, callback, *args, context=None)";
        time "(self)";
        create_future "(self)";
        create_task "(self, coro, **kwargs)";
        call_soon_threadsafe "(self, callback, *args, context=None)";
        run_in_executor "(self, executor, func, *args)";
        set_default_executor "(self, executor)";
        add_reader "(self, fd, callback, *args)";
        remove_reader "(self, fd)";
        add_writer "(self, fd, callback, *args)";
        remove_writer "(self, fd)";
        add_signal_handler "(self, sig, callback, *args)";
        remove_signal_handler "(self, sig)";
        set_task_factory "(self, factory)";
        get_task_factory "(self)";
        get_exception_handler "(self)";
        set_exception_handler "(self, handler)";
        default_exception_handler "(self, context)";
        call_exception_handler "(self, context)";
        get_debug "(self)";
        set_debug "(self, enabled)";
        _timer_handle_cancelled "(self, handle)";
    }
    async {
        shutdown_asyncgens "(self)";
        shutdown_default_executor "(self)";
        getaddrinfo "(self, host, port, *, family=0, type=0, proto=0, flags=0)";
        getnameinfo "(self, sockaddr, flags=0)";
        create_connection "(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None)";
        create_server "(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None, backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True)";
        sendfile "(self, transport, file, offset=0, count=None, *, fallback=True)";
        start_tls "(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)";
        create_unix_connection "(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)";
        create_unix_server "(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True)";
        connect_accepted_socket "(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)";
        create_datagram_endpoint "(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0, reuse_address=None, reuse_port=None, allow_broadcast=None, sock=None)";
        connect_read_pipe "(self, protocol_factory, pipe)";
        connect_write_pipe "(self, protocol_factory, pipe)";
        subprocess_shell "(self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1, **kwargs)";
        subprocess_exec "(self, protocol_factory, *args, stdin=-1, stdout=-1, stderr=-1, **kwargs)";
        sock_recv "(self, sock, nbytes)";
        sock_recv_into "(self, sock, buf)";
        sock_recvfrom "(self, sock, bufsize)";
        sock_recvfrom_into "(self, sock, buf, nbytes=0)";
        sock_sendall "(self, sock, data)";
        sock_sendto "(self, sock, data, address)";
        sock_connect "(self, sock, address)";
        sock_accept "(self, sock)";
        sock_sendfile "(self, sock, file, offset=0, count=None, *, fallback=None)";
    }
}
