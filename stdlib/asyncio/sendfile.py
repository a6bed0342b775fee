"""Sending files: read in pieces, and written to a socket or transport."""

import asyncio
from _asyncio import _SelectorSocketTransport
from asyncio.sockets import sock_sendall

_PIECE = 256 * 1024


def _check(file, offset, count):
    if "b" not in getattr(file, "mode", "b"):
        raise ValueError("file should be opened in binary mode")
    if count is not None:
        if not isinstance(count, int):
            raise TypeError(f"count must be a positive integer (got {count!r})")
        if count <= 0:
            raise ValueError(f"count must be a positive integer (got {count!r})")
    if not isinstance(offset, int):
        raise TypeError(f"offset must be a non-negative integer (got {offset!r})")
    if offset < 0:
        raise ValueError(f"offset must be a non-negative integer (got {offset!r})")


async def _copy(loop, file, offset, count, send):
    """Gives the pieces of a file to `send`; gives how many bytes there were."""
    if hasattr(file, "seek"):
        file.seek(offset)
    total = 0
    try:
        while count is None or total < count:
            size = _PIECE if count is None else min(count - total, _PIECE)
            piece = await loop.run_in_executor(None, file.read, size)
            if not piece:
                break
            await send(piece)
            total += len(piece)
        return total
    finally:
        if total > 0 and hasattr(file, "seek"):
            file.seek(offset + total)


async def sock_sendfile(loop, sock, file, offset=0, count=None, *, fallback=True):
    if loop.get_debug() and sock.gettimeout() != 0:
        raise ValueError("the socket must be non-blocking")
    _check_stream(sock)
    _check(file, offset, count)
    if not fallback:
        raise asyncio.SendfileNotAvailableError(
            f"syscall sendfile is not available for socket {sock!r} and file {file!r} combination")
    return await _copy(loop, file, offset, count, lambda piece: sock_sendall(loop, sock, piece))


def _check_stream(sock):
    import socket
    if not sock.type == socket.SOCK_STREAM:
        raise ValueError("only SOCK_STREAM type sockets are supported")


async def sendfile(loop, transport, file, offset=0, count=None, *, fallback=True):
    if transport.is_closing():
        raise RuntimeError("Transport is closing")
    if not isinstance(transport, _SelectorSocketTransport):
        raise RuntimeError(f"sendfile is not supported for transport {transport!r}")
    if not fallback:
        raise RuntimeError(f"fallback is disabled and native sendfile is not supported for transport {transport!r}")
    _check(file, offset, count)

    stand_in = _StandIn(loop, transport)
    try:
        return await _copy(loop, file, offset, count, stand_in.send)
    finally:
        stand_in.leave()


class _StandIn(asyncio.Protocol):
    """A transport's protocol while a file is sent: waits where the transport can take no more."""

    def __init__(self, loop, transport):
        self.loop = loop
        self.transport = transport
        self.protocol = transport.get_protocol()
        self.was_reading = transport.is_reading()
        self.room = None
        transport.pause_reading()
        transport.set_protocol(self)

    async def send(self, piece):
        if self.transport.is_closing():
            raise ConnectionError("Connection closed by peer")
        self.transport.write(piece)
        if self.room is not None:
            await self.room

    def leave(self):
        self.transport.set_protocol(self.protocol)
        if self.was_reading:
            self.transport.resume_reading()
        if self.room is not None:
            self.room.cancel()

    def pause_writing(self):
        self.room = self.loop.create_future()

    def resume_writing(self):
        self.room.set_result(None)
        self.room = None

    def connection_lost(self, exc):
        if self.room is not None:
            self.room.set_exception(exc or ConnectionError("Connection is closed by peer"))
        self.protocol.connection_lost(exc)
