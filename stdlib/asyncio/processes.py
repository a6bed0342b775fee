"""Child processes as transports."""

import subprocess
from asyncio.protocols import BaseProtocol, Protocol
from asyncio.transports import SubprocessTransport


class _UnixSubprocessTransport(SubprocessTransport):
    """A child process and the pipes to it."""

    def __init__(self, loop, protocol, args, shell, stdin, stdout, stderr, bufsize,
                 waiter=None, extra=None, **kwargs):
        super().__init__(extra)
        self._closed = False
        self._protocol = protocol
        self._loop = loop
        self._proc = None
        self._pid = None
        self._returncode = None
        self._exit_waiters = set()
        self._pending_calls = []
        self._finished = False
        given = enumerate((stdin, stdout, stderr))
        self._pipes = {fd: None for fd, pipe in given if pipe == subprocess.PIPE}
        try:
            self._proc = subprocess.Popen(
                args, shell=shell, stdin=stdin, stdout=stdout, stderr=stderr,
                universal_newlines=False, bufsize=bufsize, **kwargs)
        except:
            self.close()
            raise
        self._pid = self._proc.pid
        self._extra['subprocess'] = self._proc
        loop.create_task(self._connect_pipes(waiter))

    def __repr__(self):
        words = [self.__class__.__name__]
        if self._closed:
            words.append('closed')
        if self._pid is not None:
            words.append(f'pid={self._pid}')
        if self._returncode is not None:
            words.append(f'returncode={self._returncode}')
        elif self._pid is not None:
            words.append('running')
        else:
            words.append('not started')
        for fd, name in enumerate(('stdin', 'stdout', 'stderr')):
            if self._pipes.get(fd) is not None:
                words.append(f'{name}={self._pipes[fd].pipe}')
        return '<{}>'.format(' '.join(words))

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closed

    def close(self):
        if self._closed:
            return
        self._closed = True
        for proto in self._pipes.values():
            if proto is not None and self._loop and not self._loop.is_closed():
                proto.pipe.close()
        if self._proc is not None and self._returncode is None and self._proc.poll() is None:
            try:
                self._proc.kill()
            except (ProcessLookupError, PermissionError):
                pass

    def __del__(self):
        if not self._closed:
            self.close()

    def get_pid(self):
        return self._pid

    def get_returncode(self):
        return self._returncode

    def get_pipe_transport(self, fd):
        if fd in self._pipes:
            return self._pipes[fd].pipe
        return None

    def send_signal(self, signal):
        if self._proc is None:
            raise ProcessLookupError()
        if self._returncode is None:
            self._proc._kill(signal)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    async def _connect_pipes(self, waiter):
        proc = self._proc
        loop = self._loop
        try:
            if proc.stdin is not None:
                _, self._pipes[0] = await loop.connect_write_pipe(
                    lambda: WriteSubprocessPipeProto(self, 0), proc.stdin)
            if proc.stdout is not None:
                _, self._pipes[1] = await loop.connect_read_pipe(
                    lambda: ReadSubprocessPipeProto(self, 1), proc.stdout)
            if proc.stderr is not None:
                _, self._pipes[2] = await loop.connect_read_pipe(
                    lambda: ReadSubprocessPipeProto(self, 2), proc.stderr)
            loop.call_soon(self._protocol.connection_made, self)
            for callback, data in self._pending_calls:
                loop.call_soon(callback, *data)
            self._pending_calls = None
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            for proto in self._pipes.values():
                if proto is not None:
                    proto.pipe.close()
            for pipe in (proc.stdin, proc.stdout, proc.stderr):
                if pipe is not None:
                    pipe.close()
            if waiter is not None and not waiter.cancelled():
                waiter.set_exception(exc)
        else:
            if waiter is not None and not waiter.cancelled():
                waiter.set_result(None)

    def _call(self, callback, *data):
        if self._pending_calls is not None:
            self._pending_calls.append((callback, data))
        else:
            self._loop.call_soon(callback, *data)

    def _pipe_connection_lost(self, fd, exc):
        self._call(self._protocol.pipe_connection_lost, fd, exc)
        self._try_finish()

    def _pipe_data_received(self, fd, data):
        self._call(self._protocol.pipe_data_received, fd, data)

    def _process_exited(self, returncode):
        self._returncode = returncode
        if self._proc.returncode is None:
            self._proc.returncode = returncode
        self._call(self._protocol.process_exited)
        self._try_finish()
        for waiter in self._exit_waiters:
            if not waiter.done():
                waiter.set_result(returncode)
        self._exit_waiters = None

    async def _wait(self):
        if self._returncode is not None:
            return self._returncode
        waiter = self._loop.create_future()
        self._exit_waiters.add(waiter)
        try:
            return await waiter
        finally:
            if self._exit_waiters is not None:
                self._exit_waiters.discard(waiter)

    def _try_finish(self):
        if self._returncode is None:
            return
        if all(proto is not None and proto.disconnected for proto in self._pipes.values()):
            self._finished = True
            self._call(self._call_connection_lost, None)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._loop = None
            self._proc = None
            self._protocol = None


class WriteSubprocessPipeProto(BaseProtocol):
    """Tells the process's protocol about its standard input."""

    def __init__(self, proc, fd):
        self.proc = proc
        self.fd = fd
        self.pipe = None
        self.disconnected = False

    def __repr__(self):
        return f'<{self.__class__.__name__} fd={self.fd} pipe={self.pipe!r}>'

    def connection_made(self, transport):
        self.pipe = transport

    def connection_lost(self, exc):
        self.disconnected = True
        self.proc._pipe_connection_lost(self.fd, exc)
        self.proc = None

    def pause_writing(self):
        self.proc._protocol.pause_writing()

    def resume_writing(self):
        self.proc._protocol.resume_writing()


class ReadSubprocessPipeProto(WriteSubprocessPipeProto, Protocol):
    """Tells the process's protocol about what it prints."""

    def data_received(self, data):
        self.proc._pipe_data_received(self.fd, data)


def _watch_child(loop, transport):
    """Tells the transport when its child has ended."""
    child = transport._proc._child
    fd = child.fileno()

    def ended():
        loop.remove_reader(fd)
        loop.call_soon_threadsafe(transport._process_exited, child.poll())

    if fd is not None:
        loop.add_reader(fd, ended)
        return

    def waited(future):
        if not future.cancelled():
            transport._process_exited(future.result())

    loop.run_in_executor(None, child.wait).add_done_callback(waited)


async def _start(loop, protocol, args, shell, stdin, stdout, stderr, bufsize, **kwargs):
    waiter = loop.create_future()
    transport = _UnixSubprocessTransport(
        loop, protocol, args, shell, stdin, stdout, stderr, bufsize, waiter=waiter, **kwargs)
    _watch_child(loop, transport)
    try:
        await waiter
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException:
        transport.close()
        await transport._wait()
        raise
    return transport


def _check(universal_newlines, bufsize, text, encoding, errors):
    if universal_newlines:
        raise ValueError('universal_newlines must be False')
    if bufsize != 0:
        raise ValueError('bufsize must be 0')
    if text:
        raise ValueError('text must be False')
    if encoding is not None:
        raise ValueError('encoding must be None')
    if errors is not None:
        raise ValueError('errors must be None')


async def subprocess_shell(loop, protocol_factory, cmd, *, stdin=subprocess.PIPE,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           universal_newlines=False, shell=True, bufsize=0, encoding=None,
                           errors=None, text=None, **kwargs):
    if not isinstance(cmd, (bytes, str)):
        raise ValueError('cmd must be a string')
    if not shell:
        raise ValueError('shell must be True')
    _check(universal_newlines, bufsize, text, encoding, errors)
    protocol = protocol_factory()
    transport = await _start(loop, protocol, cmd, True, stdin, stdout, stderr, bufsize, **kwargs)
    return transport, protocol


async def subprocess_exec(loop, protocol_factory, program, *args, stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          universal_newlines=False, shell=False, bufsize=0, encoding=None,
                          errors=None, text=None, **kwargs):
    if shell:
        raise ValueError('shell must be False')
    _check(universal_newlines, bufsize, text, encoding, errors)
    protocol = protocol_factory()
    transport = await _start(loop, protocol, (program, *args), False, stdin, stdout, stderr,
                             bufsize, **kwargs)
    return transport, protocol
