"""Transports for datagrams."""

import _socket
from asyncio.connections import _resolved
from asyncio.servers import _remove_socket
from asyncio.pipes import _set_unless_done
from asyncio.transports import DatagramTransport, _FlowControlMixin

_MAX_SIZE = 256 * 1024
_HEADER_SIZE = 8


class _SelectorDatagramTransport(_FlowControlMixin, DatagramTransport):
    """Sends and receives datagrams."""

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(extra, loop)
        from _asyncio import socket_view
        self._extra['socket'] = socket_view(sock)
        for key, method in (('sockname', sock.getsockname), ('peername', sock.getpeername)):
            try:
                self._extra[key] = method()
            except OSError:
                self._extra[key] = None
        self._sock = sock
        self._sock_fd = sock.fileno()
        self._protocol = protocol
        self._address = address
        self._buffer = []
        self._buffer_size = 0
        self._conn_lost = 0
        self._closing = False
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start)
        if waiter is not None:
            loop.call_soon(_set_unless_done, waiter, None)

    def __repr__(self):
        words = [self.__class__.__name__]
        if self._sock is None:
            words.append('closed')
        elif self._closing:
            words.append('closing')
        words.append(f'fd={self._sock_fd}')
        if self._sock is not None:
            words.append('read=' + ('idle' if self._closing else 'polling'))
            state = 'polling' if self._buffer else 'idle'
            words.append(f'write=<{state}, bufsize={self._buffer_size}>')
        return '<{}>'.format(' '.join(words))

    def _start(self):
        if not self._closing:
            self._loop.add_reader(self._sock_fd, self._read_ready)

    def get_write_buffer_size(self):
        return self._buffer_size

    def is_closing(self):
        return self._closing

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data, address = self._sock.recvfrom(_MAX_SIZE)
        except (BlockingIOError, InterruptedError):
            pass
        except OSError as exc:
            self._protocol.error_received(exc)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal read error on datagram transport')
        else:
            self._protocol.datagram_received(data, address)

    def sendto(self, data, addr=None):
        if not isinstance(data, (bytes, bytearray)) and type(data).__name__ != 'memoryview':
            raise TypeError(f'data argument must be a bytes-like object, '
                            f'not {type(data).__name__!r}')
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f'Invalid address: must be None or {self._address}')
            addr = self._address
        if self._conn_lost and self._address:
            self._conn_lost += 1
            return
        if not self._buffer:
            try:
                self._send(data, addr)
                return
            except (BlockingIOError, InterruptedError):
                self._loop.add_writer(self._sock_fd, self._sendto_ready)
            except OSError as exc:
                self._protocol.error_received(exc)
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self._fatal_error(exc, 'Fatal write error on datagram transport')
                return
        self._buffer.append((bytes(data), addr))
        self._buffer_size += len(data) + _HEADER_SIZE
        self._maybe_pause_protocol()

    def _send(self, data, addr):
        if self._extra['peername']:
            self._sock.send(data)
        else:
            self._sock.sendto(data, addr)

    def _sendto_ready(self):
        while self._buffer:
            data, addr = self._buffer.pop(0)
            self._buffer_size -= len(data) + _HEADER_SIZE
            try:
                self._send(data, addr)
            except (BlockingIOError, InterruptedError):
                self._buffer.insert(0, (data, addr))
                self._buffer_size += len(data) + _HEADER_SIZE
                break
            except OSError as exc:
                self._protocol.error_received(exc)
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self._fatal_error(exc, 'Fatal write error on datagram transport')
                return
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop.remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._loop.remove_reader(self._sock_fd)
        if not self._buffer:
            self._conn_lost += 1
            self._loop.remove_writer(self._sock_fd)
            self._loop.call_soon(self._call_connection_lost, None)

    def abort(self):
        self._force_close(None)

    def _fatal_error(self, exc, message):
        if not isinstance(exc, OSError):
            self._loop.call_exception_handler({
                'message': message,
                'exception': exc,
                'transport': self,
                'protocol': self._protocol,
            })
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._loop.remove_writer(self._sock_fd)
        if not self._closing:
            self._closing = True
            self._loop.remove_reader(self._sock_fd)
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._sock.close()
            self._sock = None
            self._protocol = None
            self._loop = None


async def create_datagram_endpoint(loop, protocol_factory, local_addr=None, remote_addr=None, *,
                                   family=0, proto=0, flags=0, reuse_port=None,
                                   allow_broadcast=None, sock=None):
    connected_to = None
    if sock is not None:
        if sock.type == _socket.SOCK_STREAM:
            raise ValueError(f'A datagram socket was expected, got {sock!r}')
        given = dict(local_addr=local_addr, remote_addr=remote_addr, family=family, proto=proto,
                     flags=flags, reuse_port=reuse_port, allow_broadcast=allow_broadcast)
        problems = ', '.join(f'{name}={value}' for name, value in given.items() if value)
        if problems:
            raise ValueError('socket modifier keyword arguments can not be used when sock is '
                             f'specified. ({problems})')
        sock.setblocking(False)
    else:
        pairs = await _address_pairs(loop, local_addr, remote_addr, family, proto, flags)
        sock, connected_to = await _open(loop, pairs, local_addr, remote_addr, reuse_port,
                                         allow_broadcast)
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = _SelectorDatagramTransport(loop, sock, protocol, connected_to, waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


async def _address_pairs(loop, local_addr, remote_addr, family, proto, flags):
    """The ways to bind and connect: family, protocol, own address, other address."""
    if not (local_addr or remote_addr):
        if family == 0:
            raise ValueError('unexpected address family')
        return [(family, proto, None, None)]
    if family == _socket.AF_UNIX:
        for address in (local_addr, remote_addr):
            if address is not None and not isinstance(address, str):
                raise TypeError('string is expected')
        return [(family, proto, local_addr, remote_addr)]
    found = {}
    for index, address in enumerate((local_addr, remote_addr)):
        if address is None:
            continue
        if not (isinstance(address, tuple) and len(address) == 2):
            raise TypeError('2-tuple is expected')
        infos = await _resolved(loop, address, family=family, type=_socket.SOCK_DGRAM,
                                proto=proto, flags=flags)
        if not infos:
            raise OSError('getaddrinfo() returned empty list')
        for family_, _, proto_, _, resolved in infos:
            found.setdefault((family_, proto_), [None, None])[index] = resolved
    pairs = [(*key, *pair) for key, pair in found.items()
             if not ((local_addr and pair[0] is None) or (remote_addr and pair[1] is None))]
    if not pairs:
        raise ValueError('can not get address information')
    return pairs


async def _open(loop, pairs, local_addr, remote_addr, reuse_port, allow_broadcast):
    exceptions = []
    for family, proto, local, remote in pairs:
        sock = None
        try:
            sock = _socket.socket(family, _socket.SOCK_DGRAM, proto)
            if reuse_port:
                sock.setsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEPORT, True)
            if allow_broadcast:
                sock.setsockopt(_socket.SOL_SOCKET, _socket.SO_BROADCAST, 1)
            sock.setblocking(False)
            if local_addr:
                if family == _socket.AF_UNIX:
                    _remove_socket(local)
                sock.bind(local)
            if remote_addr:
                if not allow_broadcast:
                    await loop.sock_connect(sock, remote)
                return sock, remote
            return sock, None
        except OSError as exc:
            if sock is not None:
                sock.close()
            exceptions.append(exc)
        except:
            if sock is not None:
                sock.close()
            raise
    raise exceptions[0]
