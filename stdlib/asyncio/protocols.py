"""Protocols: what transports tell."""

import _asyncio


class BaseProtocol:
    """What every protocol can be told."""

    __slots__ = ()

    def connection_made(self, transport):
        """The connection stands."""

    def connection_lost(self, exc):
        """The connection is over; with an exception, or None."""

    def pause_writing(self):
        """Too much waits to be sent."""

    def resume_writing(self):
        """No longer too much waits to be sent."""


class Protocol(BaseProtocol):
    """For a stream of bytes."""

    __slots__ = ()

    def data_received(self, data):
        """Bytes came."""

    def eof_received(self):
        """No more will come; a true answer keeps the transport open."""


class BufferedProtocol(BaseProtocol):
    """For a stream of bytes that go into a buffer of the protocol's own."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """Where the next bytes are to go."""

    def buffer_updated(self, nbytes):
        """So many bytes came."""

    def eof_received(self):
        """No more will come; a true answer keeps the transport open."""


class DatagramProtocol(BaseProtocol):
    """For datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram came."""

    def error_received(self, exc):
        """Sending or receiving failed."""


class SubprocessProtocol(BaseProtocol):
    """For a child process."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The child wrote to one of its pipes."""

    def pipe_connection_lost(self, fd, exc):
        """One of its pipes was closed."""

    def process_exited(self):
        """The child has ended."""


_asyncio.know_buffered_protocol(BufferedProtocol)
_asyncio.derive(_asyncio.StreamReaderProtocol, Protocol)
