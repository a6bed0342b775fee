"""Servers: listening sockets and the connections that come of them."""

import _socket
from _asyncio import socket_view, start_listening, stop_listening
from asyncio import CancelledError, gather, sleep
from asyncio.connections import _resolved, refuse_tls


class AbstractServer:
    """What every server can do."""

    def close(self):
        raise NotImplementedError

    def close_clients(self):
        raise NotImplementedError

    def abort_clients(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class Server(AbstractServer):
    """Sockets that listen, and a protocol for each connection."""

    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop = loop
        self._sockets = sockets
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._clients = set()
        self._waiters = []
        self._serving = False
        self._serving_forever = None

    def __repr__(self):
        return f'<{self.__class__.__name__} sockets={self.sockets!r}>'

    def _attach(self, transport):
        self._clients.add(transport)

    def _detach(self, transport):
        self._clients.discard(transport)
        if not self._clients and self._sockets is None:
            self._wake()

    def _wake(self):
        waiters = self._waiters
        self._waiters = None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.listen(self._backlog)
            start_listening(self._loop, sock, self._protocol_factory, self, self._backlog)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        if self._sockets is None:
            return ()
        return tuple(socket_view(sock) for sock in self._sockets)

    def close(self):
        sockets = self._sockets
        if sockets is None:
            return
        self._sockets = None
        for sock in sockets:
            stop_listening(self._loop, sock)
        self._serving = False
        if self._serving_forever is not None and not self._serving_forever.done():
            self._serving_forever.cancel()
            self._serving_forever = None
        if not self._clients:
            self._wake()

    def close_clients(self):
        for transport in self._clients.copy():
            transport.close()

    def abort_clients(self):
        for transport in self._clients.copy():
            transport.abort()

    async def start_serving(self):
        self._start_serving()
        await sleep(0)

    async def serve_forever(self):
        if self._serving_forever is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._serving_forever = self._loop.create_future()
        try:
            await self._serving_forever
        except CancelledError:
            try:
                self.close()
                self.close_clients()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever = None

    async def wait_closed(self):
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter


async def create_server(loop, protocol_factory, host=None, port=None, *, family=0,
                        flags=_socket.AI_PASSIVE, sock=None, backlog=100, ssl=None,
                        reuse_address=None, reuse_port=None, keep_alive=None,
                        ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                        start_serving=True):
    if isinstance(ssl, bool):
        raise TypeError('ssl argument must be an SSLContext or None')
    refuse_tls(ssl, [('ssl_handshake_timeout', ssl_handshake_timeout),
                     ('ssl_shutdown_timeout', ssl_shutdown_timeout)])
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError('host/port and sock can not be specified at the same time')
        if reuse_address is None:
            reuse_address = True
        if host == '':
            hosts = [None]
        elif isinstance(host, str) or not hasattr(host, '__iter__'):
            hosts = [host]
        else:
            hosts = host
        found = await gather(*[_addresses(loop, host, port, family, flags) for host in hosts])
        infos = dict.fromkeys(info for group in found for info in group)
        sockets = _bound(infos, reuse_address, reuse_port, keep_alive)
    else:
        if sock is None:
            raise ValueError('Neither host/port nor sock were specified')
        if sock.type != _socket.SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        sockets = [sock]
    for sock in sockets:
        sock.setblocking(False)
    return await _serve(loop, sockets, protocol_factory, backlog, start_serving)


async def _serve(loop, sockets, protocol_factory, backlog, start_serving):
    server = Server(loop, sockets, protocol_factory, backlog)
    if start_serving:
        server._start_serving()
        await sleep(0)
    return server


async def _addresses(loop, host, port, family, flags):
    infos = await _resolved(loop, (host, port), family=family, type=_socket.SOCK_STREAM,
                            flags=flags)
    if not infos:
        raise OSError(f'getaddrinfo({host!r}) returned empty list')
    return infos


def _bound(infos, reuse_address, reuse_port, keep_alive):
    """A socket for each address."""
    sockets = []
    completed = False
    try:
        for family, type_, proto, _, address in infos:
            try:
                sock = _socket.socket(family, type_, proto)
            except OSError:
                continue
            sockets.append(sock)
            if reuse_address:
                sock.setsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEADDR, True)
            if reuse_port and family != _socket.AF_UNIX:
                sock.setsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEPORT, True)
            if keep_alive:
                sock.setsockopt(_socket.SOL_SOCKET, _socket.SO_KEEPALIVE, True)
            if family == _socket.AF_INET6:
                sock.setsockopt(_socket.IPPROTO_IPV6, _socket.IPV6_V6ONLY, True)
            try:
                sock.bind(address)
            except OSError as exc:
                message = ('error while attempting to bind on address %r: %s'
                           % (address, str(exc).lower()))
                if exc.errno == 99:
                    sockets.pop()
                    sock.close()
                    continue
                raise OSError(exc.errno, message) from None
        if not sockets:
            raise OSError('could not bind on any address out of %r'
                          % ([info[4] for info in infos],))
        completed = True
    finally:
        if not completed:
            for sock in sockets:
                sock.close()
    return sockets


async def create_unix_server(loop, protocol_factory, path=None, *, sock=None, backlog=100,
                             ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                             start_serving=True, cleanup_socket=True):
    if isinstance(ssl, bool):
        raise TypeError('ssl argument must be an SSLContext or None')
    refuse_tls(ssl, [('ssl_handshake_timeout', ssl_handshake_timeout),
                     ('ssl_shutdown_timeout', ssl_shutdown_timeout)])
    if path is not None:
        if sock is not None:
            raise ValueError('path and sock can not be specified at the same time')
        sock = _bound_to_path(path)
    else:
        if sock is None:
            raise ValueError('path was not specified, and no sock specified')
        if sock.family != _socket.AF_UNIX or sock.type != _socket.SOCK_STREAM:
            raise ValueError(f'A UNIX Domain Stream Socket was expected, got {sock!r}')
    sock.setblocking(False)
    server = await _serve(loop, [sock], protocol_factory, backlog, start_serving)
    if cleanup_socket:
        _remove_at_close(server, sock)
    return server


def _bound_to_path(path):
    import os
    path = os.fspath(path)
    sock = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    if path[:1] not in (0, '\x00', b'\x00'):
        _remove_socket(path)
    try:
        sock.bind(path)
    except OSError as exc:
        sock.close()
        if exc.errno == 98:
            raise OSError(exc.errno, f'Address {path!r} is already in use') from None
        raise
    except:
        sock.close()
        raise
    return sock


def _remove_socket(path):
    """Removes a socket that an earlier server has left behind."""
    import os
    if _socket.is_socket_file(path):
        try:
            os.remove(path)
        except OSError:
            pass


def _file_number(path):
    """Tells a socket from another one that was put in its place."""
    import os
    try:
        return os.stat(path).st_ino
    except (OSError, ValueError):
        return None


def _remove_at_close(server, sock):
    path = sock.getsockname()
    file = _file_number(path)
    close = server.close

    def close_and_remove():
        is_open = server._sockets is not None
        close()
        if is_open and file is not None and _file_number(path) == file:
            _remove_socket(path)

    server.close = close_and_remove
