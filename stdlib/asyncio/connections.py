"""Connecting: from a host and a port, or a path, to a transport and a protocol."""

import os

import _socket
from _asyncio import socket_transport

_INET = (_socket.AF_INET, _socket.AF_INET6)


async def getaddrinfo(loop, host, port, *, family=0, type=0, proto=0, flags=0):
    return await loop.run_in_executor(
        None, _socket.getaddrinfo, host, port, family, type, proto, flags)


async def getnameinfo(loop, sockaddr, flags=0):
    return await loop.run_in_executor(None, _socket.getnameinfo, sockaddr, flags)


def _numeric(host, port, family, type, proto, flowinfo=0, scopeid=0):
    """The address of a host that is given as a number, or None."""
    if proto not in (0, _socket.IPPROTO_TCP, _socket.IPPROTO_UDP) or host is None:
        return None
    if type == _socket.SOCK_STREAM:
        proto = _socket.IPPROTO_TCP
    elif type == _socket.SOCK_DGRAM:
        proto = _socket.IPPROTO_UDP
    else:
        return None
    if port is None or port == b'' or port == '':
        port = 0
    else:
        try:
            port = int(port)
        except (TypeError, ValueError):
            return None
    families = [family] if family else _INET
    if isinstance(host, bytes):
        host = host.decode('idna')
    if '%' in host:
        return None
    for candidate in families:
        try:
            _socket.inet_pton(candidate, host)
        except (OSError, ValueError):
            continue
        if candidate == _socket.AF_INET6:
            return candidate, type, proto, '', (host, port, flowinfo, scopeid)
        return candidate, type, proto, '', (host, port)
    return None


async def _resolved(loop, address, *, family=0, type=_socket.SOCK_STREAM, proto=0, flags=0):
    host, port = address[:2]
    info = _numeric(host, port, family, type, proto, *address[2:])
    if info is not None:
        return [info]
    return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)


def refuse_tls(ssl, names=()):
    if ssl:
        raise NotImplementedError('TLS is not in Bide yet')
    for name, value in names:
        if value is not None:
            raise ValueError(f'{name} is only meaningful with ssl')


async def start_tls(loop, transport, protocol, sslcontext, **options):
    refuse_tls(True)


async def create_connection(loop, protocol_factory, host=None, port=None, *, ssl=None, family=0,
                            proto=0, flags=0, sock=None, local_addr=None, server_hostname=None,
                            ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                            happy_eyeballs_delay=None, interleave=None, all_errors=False):
    if server_hostname is not None and not ssl:
        raise ValueError('server_hostname is only meaningful with ssl')
    refuse_tls(ssl, [('ssl_handshake_timeout', ssl_handshake_timeout),
                     ('ssl_shutdown_timeout', ssl_shutdown_timeout)])
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError('host/port and sock can not be specified at the same time')
        sock = await _connected(loop, host, port, family, proto, flags, local_addr, all_errors)
    elif sock is None:
        raise ValueError('host and port was not specified and no sock specified')
    elif sock.type != _socket.SOCK_STREAM:
        raise ValueError(f'A Stream Socket was expected, got {sock!r}')
    return await _transport(loop, sock, protocol_factory)


async def _transport(loop, sock, protocol_factory):
    """Gives a connected socket its protocol and transport."""
    sock.setblocking(False)
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = socket_transport(loop, sock, protocol, waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


async def _connected(loop, host, port, family, proto, flags, local_addr, all_errors):
    """A socket that is connected to the first of the host's addresses that answers."""
    infos = await _resolved(loop, (host, port), family=family, type=_socket.SOCK_STREAM,
                            proto=proto, flags=flags)
    if not infos:
        raise OSError('getaddrinfo() returned empty list')
    local_infos = None
    if local_addr is not None:
        local_infos = await _resolved(loop, local_addr, family=family,
                                      type=_socket.SOCK_STREAM, proto=proto, flags=flags)
        if not local_infos:
            raise OSError('getaddrinfo() returned empty list')
    failures = []
    for info in infos:
        try:
            return await _connect_to(loop, failures, info, local_infos)
        except OSError:
            continue
    failures = [failure for group in failures for failure in group]
    if all_errors:
        raise ExceptionGroup('create_connection failed', failures)
    if not failures:
        raise TimeoutError('create_connection failed')
    texts = {str(failure) for failure in failures}
    if len(texts) == 1:
        raise failures[0]
    raise OSError('Multiple exceptions: {}'.format(', '.join(str(exc) for exc in failures)))


async def _connect_to(loop, failures, info, local_infos):
    mine = []
    failures.append(mine)
    family, type_, proto, _, address = info
    sock = None
    try:
        sock = _socket.socket(family, type_, proto)
        sock.setblocking(False)
        if local_infos is not None:
            _bind_to_one(sock, family, local_infos, mine)
        await loop.sock_connect(sock, address)
        return sock
    except OSError as exc:
        mine.append(exc)
        if sock is not None:
            sock.close()
        raise
    except:
        if sock is not None:
            sock.close()
        raise


def _bind_to_one(sock, family, local_infos, failures):
    for local_family, _, _, _, local_address in local_infos:
        if local_family != family:
            continue
        try:
            sock.bind(local_address)
            return
        except OSError as exc:
            message = (f'error while attempting to bind on address {local_address!r}: '
                       f'{str(exc).lower()}')
            failures.append(OSError(exc.errno, message))
    if failures:
        raise failures.pop()
    raise OSError(f'no matching local address with family={family!r} found')


async def create_unix_connection(loop, protocol_factory, path=None, *, ssl=None, sock=None,
                                 server_hostname=None, ssl_handshake_timeout=None,
                                 ssl_shutdown_timeout=None):
    refuse_tls(ssl, [('server_hostname', server_hostname),
                     ('ssl_handshake_timeout', ssl_handshake_timeout),
                     ('ssl_shutdown_timeout', ssl_shutdown_timeout)])
    if path is not None:
        if sock is not None:
            raise ValueError('path and sock can not be specified at the same time')
        path = os.fspath(path)
        sock = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM, 0)
        try:
            sock.setblocking(False)
            await loop.sock_connect(sock, path)
        except:
            sock.close()
            raise
    else:
        if sock is None:
            raise ValueError('no path and sock were specified')
        if sock.family != _socket.AF_UNIX or sock.type != _socket.SOCK_STREAM:
            raise ValueError(f'A UNIX Domain Stream Socket was expected, got {sock!r}')
    return await _transport(loop, sock, protocol_factory)


async def connect_accepted_socket(loop, protocol_factory, sock, *, ssl=None,
                                  ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
    if sock.type != _socket.SOCK_STREAM:
        raise ValueError(f'A Stream Socket was expected, got {sock!r}')
    refuse_tls(ssl, [('ssl_handshake_timeout', ssl_handshake_timeout),
                     ('ssl_shutdown_timeout', ssl_shutdown_timeout)])
    return await _transport(loop, sock, protocol_factory)
