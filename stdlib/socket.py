"""Sockets."""

import _socket
from _socket import *
from _socket import _GLOBAL_DEFAULT_TIMEOUT

error = OSError
timeout = TimeoutError

EBADF = 9
EAGAIN = 11
EWOULDBLOCK = 11


def _enumerate():
    """Gives the numbers of families, types and so on their names."""
    from enum import IntEnum, IntFlag
    for name, prefix, base in [('AddressFamily', 'AF_', IntEnum), ('SocketKind', 'SOCK_', IntEnum),
                               ('MsgFlag', 'MSG_', IntFlag), ('AddressInfo', 'AI_', IntFlag)]:
        members = {key: value for key, value in vars(_socket).items() if key.startswith(prefix)}
        made = base(name, members, module='socket')
        globals()[name] = made
        for key in members:
            globals()[key] = made[key]


try:
    _enumerate()
except ImportError:
    pass


def fromfd(fd, family, type, proto=0):
    """A socket for a copy of a descriptor."""
    import os
    return socket(family, type, proto, fileno=os.dup(fd))


def getfqdn(name=''):
    """The full name of a host, as far as it is known."""
    name = name.strip()
    if not name or name in ('0.0.0.0', '::'):
        name = gethostname()
    return name


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *,
                      all_errors=False):
    """Connects to a host and port; gives the socket."""
    host, port = address
    exceptions = []
    for family, type_, proto, _, sockaddr in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, type_, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(sockaddr)
            exceptions.clear()
            return sock
        except error as exc:
            if not all_errors:
                exceptions.clear()
            exceptions.append(exc)
            if sock is not None:
                sock.close()
    if not exceptions:
        raise error('getaddrinfo returns an empty list')
    try:
        if not all_errors:
            raise exceptions[0]
        raise ExceptionGroup('create_connection failed', exceptions)
    finally:
        exceptions.clear()


def has_dualstack_ipv6():
    """Whether one socket can listen for both kinds of addresses."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except error:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False,
                  dualstack_ipv6=False):
    """A socket that listens at an address."""
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except error as exc:
            message = f'{exc.strerror} (while attempting to bind on address {address!r})'
            raise error(exc.errno, message) from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except error:
        sock.close()
        raise
