"""Transports for the ends of pipes, standard streams and other descriptors."""

import _subprocess
from asyncio.transports import ReadTransport, _FlowControlMixin

_MAX_SIZE = 256 * 1024


def _set_unless_done(future, result):
    if not future.cancelled():
        future.set_result(result)


def _state(transport, name, kind):
    """The words that a transport's text begins with."""
    words = [name]
    if transport._pipe is None:
        words.append('closed')
    elif transport._closing:
        words.append('closing')
    words.append(f'fd={transport._fileno}')
    words.append('closed' if transport._pipe is None else kind)
    return words


class _UnixReadPipeTransport(ReadTransport):
    """Reads from a pipe."""

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra)
        self._extra['pipe'] = pipe
        self._loop = loop
        self._pipe = pipe
        self._fileno = pipe.fileno()
        self._protocol = protocol
        self._closing = False
        self._paused = False
        if _subprocess.kind(self._fileno) == 'other':
            self._pipe = None
            self._fileno = None
            self._protocol = None
            raise ValueError('Pipe transport is for pipes/sockets only.')
        _subprocess.set_blocking(self._fileno, False)
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start)
        if waiter is not None:
            loop.call_soon(_set_unless_done, waiter, None)

    def __repr__(self):
        kind = 'polling' if self.is_reading() else 'idle'
        return '<{}>'.format(' '.join(_state(self, self.__class__.__name__, kind)))

    def _start(self):
        if self.is_reading():
            self._loop.add_reader(self._fileno, self._read_ready)

    def _read_ready(self):
        try:
            data = _subprocess.read(self._fileno, _MAX_SIZE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as exc:
            self._fatal_error(exc, 'Fatal read error on pipe transport')
            return
        if data:
            self._protocol.data_received(data)
            return
        self._closing = True
        self._loop.remove_reader(self._fileno)
        self._loop.call_soon(self._protocol.eof_received)
        self._loop.call_soon(self._call_connection_lost, None)

    def is_reading(self):
        return not self._paused and not self._closing

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop.remove_reader(self._fileno)

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._loop.add_reader(self._fileno, self._read_ready)

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def close(self):
        if not self._closing:
            self._close(None)

    def _fatal_error(self, exc, message):
        if exc.errno != 5:
            self._loop.call_exception_handler({
                'message': message,
                'exception': exc,
                'transport': self,
                'protocol': self._protocol,
            })
        self._close(exc)

    def _close(self, exc):
        self._closing = True
        self._loop.remove_reader(self._fileno)
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._pipe.close()
            self._pipe = None
            self._protocol = None
            self._loop = None


class _UnixWritePipeTransport(_FlowControlMixin):
    """Writes to a pipe."""

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra, loop)
        self._extra['pipe'] = pipe
        self._pipe = pipe
        self._fileno = pipe.fileno()
        self._protocol = protocol
        self._buffer = bytearray()
        self._conn_lost = 0
        self._closing = False
        kind = _subprocess.kind(self._fileno)
        if kind == 'other':
            self._pipe = None
            self._fileno = None
            self._protocol = None
            raise ValueError('Pipe transport is only for pipes, sockets and character devices')
        _subprocess.set_blocking(self._fileno, False)
        loop.call_soon(protocol.connection_made, self)
        if kind != 'character':
            # Readable means here that the other end is closed.
            loop.call_soon(loop.add_reader, self._fileno, self._read_ready)
        if waiter is not None:
            loop.call_soon(_set_unless_done, waiter, None)

    def __repr__(self):
        words = _state(self, self.__class__.__name__, 'polling' if self._buffer else 'idle')
        if self._pipe is not None:
            words.append(f'bufsize={len(self._buffer)}')
        return '<{}>'.format(' '.join(words))

    def get_write_buffer_size(self):
        return len(self._buffer)

    def _read_ready(self):
        if self._buffer:
            self._close(BrokenPipeError())
        else:
            self._close()

    def write(self, data):
        if not data:
            return
        if self._conn_lost or self._closing:
            self._conn_lost += 1
            return
        if not self._buffer:
            try:
                n = _subprocess.write(self._fileno, data)
            except (BlockingIOError, InterruptedError):
                n = 0
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self._conn_lost += 1
                self._fatal_error(exc, 'Fatal write error on pipe transport')
                return
            if n == len(data):
                return
            data = data[n:]
            self._loop.add_writer(self._fileno, self._write_ready)
        self._buffer += data
        self._maybe_pause_protocol()

    def _write_ready(self):
        try:
            n = _subprocess.write(self._fileno, self._buffer)
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._buffer.clear()
            self._conn_lost += 1
            self._loop.remove_writer(self._fileno)
            self._fatal_error(exc, 'Fatal write error on pipe transport')
            return
        if n < len(self._buffer):
            del self._buffer[:n]
            return
        self._buffer.clear()
        self._loop.remove_writer(self._fileno)
        self._maybe_resume_protocol()
        if self._closing:
            self._loop.remove_reader(self._fileno)
            self._call_connection_lost(None)

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing:
            return
        self._closing = True
        if not self._buffer:
            self._loop.remove_reader(self._fileno)
            self._loop.call_soon(self._call_connection_lost, None)

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def close(self):
        if self._pipe is not None and not self._closing:
            self.write_eof()

    def abort(self):
        self._close(None)

    def _fatal_error(self, exc, message):
        if not isinstance(exc, OSError):
            self._loop.call_exception_handler({
                'message': message,
                'exception': exc,
                'transport': self,
                'protocol': self._protocol,
            })
        self._close(exc)

    def _close(self, exc=None):
        self._closing = True
        if self._buffer:
            self._loop.remove_writer(self._fileno)
        self._buffer.clear()
        self._loop.remove_reader(self._fileno)
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._pipe.close()
            self._pipe = None
            self._protocol = None
            self._loop = None


async def _connect(kind, loop, protocol_factory, pipe):
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = kind(loop, pipe, protocol, waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


async def connect_read_pipe(loop, protocol_factory, pipe):
    return await _connect(_UnixReadPipeTransport, loop, protocol_factory, pipe)


async def connect_write_pipe(loop, protocol_factory, pipe):
    return await _connect(_UnixWritePipeTransport, loop, protocol_factory, pipe)
