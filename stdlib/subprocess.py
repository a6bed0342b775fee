"""Running programs."""

import os
import time

import _subprocess

PIPE = -1
STDOUT = -2
DEVNULL = -3

__all__ = ['Popen', 'PIPE', 'STDOUT', 'call', 'check_call', 'getstatusoutput', 'getoutput',
           'check_output', 'run', 'CalledProcessError', 'DEVNULL', 'SubprocessError',
           'TimeoutExpired', 'CompletedProcess']


class SubprocessError(Exception):
    pass


def _signal_name(number):
    try:
        from signal import Signals
        return f'{Signals(number)!r}'
    except (ImportError, ValueError):
        return None


class CalledProcessError(SubprocessError):
    """A program ended with an exit status other than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            name = _signal_name(-self.returncode)
            if name is None:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
            return f"Command '{self.cmd}' died with {name}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program took too long."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """What a program came to."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        if self.stdout is not None:
            parts.append(f'stdout={self.stdout!r}')
        if self.stderr is not None:
            parts.append(f'stderr={self.stderr!r}')
        return f"{type(self).__name__}({', '.join(parts)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


class _Pipe:
    """This process's end of a pipe to a child: bytes, or text."""

    def __init__(self, fd, mode, encoding=None, errors=None):
        self._fd = fd
        self.mode = mode
        self.encoding = encoding
        self.errors = errors
        self._buffer = b''
        self._at_end = False

    def __repr__(self):
        return f"<pipe fd={self._fd} mode='{self.mode}'>"

    @property
    def closed(self):
        return self._fd is None

    def _check(self):
        if self._fd is None:
            raise ValueError('I/O operation on closed file.')

    def fileno(self):
        self._check()
        return self._fd

    def readable(self):
        return 'r' in self.mode

    def writable(self):
        return 'w' in self.mode

    def seekable(self):
        return False

    def isatty(self):
        return False

    def close(self):
        fd, self._fd = self._fd, None
        if fd is not None:
            _subprocess.close(fd)

    def flush(self):
        self._check()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __del__(self):
        self.close()

    def _fill(self):
        _subprocess.wait([self._fd], [])
        data = _subprocess.read(self._fd, 65536)
        self._at_end = not data
        self._buffer += data

    def _take(self, count):
        data, self._buffer = self._buffer[:count], self._buffer[count:]
        return self._text(data)

    def _text(self, data):
        if self.encoding is None:
            return data
        text = data.decode(self.encoding, self.errors or 'strict')
        return text.replace('\r\n', '\n').replace('\r', '\n')

    def read(self, size=-1):
        self._check()
        if size is None or size < 0:
            while not self._at_end:
                self._fill()
            return self._take(len(self._buffer))
        while len(self._buffer) < size and not self._at_end:
            self._fill()
        return self._take(size)

    def read1(self, size=-1):
        self._check()
        if not self._buffer and not self._at_end:
            self._fill()
        return self._take(len(self._buffer) if size < 0 else size)

    def readline(self, size=-1):
        self._check()
        while True:
            at = self._buffer.find(b'\n')
            if at >= 0:
                return self._take(at + 1)
            if self._at_end:
                return self._take(len(self._buffer))
            self._fill()

    def readlines(self):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, data):
        self._check()
        count = len(data)
        if self.encoding is not None:
            data = data.encode(self.encoding, self.errors or 'strict')
        _subprocess.set_blocking(self._fd, False)
        while data:
            _subprocess.wait([], [self._fd])
            try:
                data = data[_subprocess.write(self._fd, data):]
            except BlockingIOError:
                pass
        return count

    def writelines(self, lines):
        for line in lines:
            self.write(line)


def list2cmdline(seq):
    """The words of a command as one string, as far as that is possible."""
    import shlex
    return shlex.join(map(os.fsdecode, seq))


def _number(given, what):
    """The number of a user or group; -1 if none was given."""
    if given is None:
        return -1
    if isinstance(given, str):
        raise NotImplementedError(f'the name of a {what} is not understood in Bide yet, only its number')
    if not isinstance(given, int):
        raise TypeError(f'{what.title()} must be a string or an integer')
    if given < 0:
        raise ValueError(f'{what.title()} ID cannot be negative, got {given}')
    return given


def _cleanup():
    """Children that nobody waits for leave nothing behind; some programs ask for this all the same."""


class Popen:
    """A program that was started."""

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None,
                 preexec_fn=None, close_fds=True, shell=False, cwd=None, env=None,
                 universal_newlines=None, startupinfo=None, creationflags=0,
                 restore_signals=True, start_new_session=False, pass_fds=(), *, user=None,
                 group=None, extra_groups=None, encoding=None, errors=None, text=None, umask=-1,
                 pipesize=-1, process_group=None):
        if not isinstance(bufsize, int):
            raise TypeError('bufsize must be an integer')
        for name, value in [('preexec_fn', preexec_fn), ('extra_groups', extra_groups)]:
            if value is not None:
                raise NotImplementedError(f'{name} is not in Bide yet')
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines are '
                                  'supplied but different. Pass one or the other.')
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.universal_newlines = text if text is not None else universal_newlines
        self.text_mode = encoding or errors or text or universal_newlines
        self._waiting_for = None
        if isinstance(args, (str, bytes)):
            words = [args]
        elif hasattr(args, '__fspath__'):
            if shell:
                raise TypeError('path-like args is not allowed when shell is true')
            words = [args]
        else:
            words = list(args)
        if shell:
            words = [executable or '/bin/sh', '-c'] + words
        self._start(words, executable, stdin, stdout, stderr, cwd, env, start_new_session,
                    -1 if process_group is None else process_group,
                    _number(user, 'user'), _number(group, 'group'), umask, tuple(pass_fds))

    def _start(self, words, executable, stdin, stdout, stderr, cwd, env, *how):
        to_close = []
        ends = []
        given = (stdin, stdout, stderr)
        try:
            child_fds = []
            for number, stream in enumerate(given):
                fd, end = self._stream(number, stream, to_close, child_fds)
                child_fds.append(fd)
                ends.append(end)
            try:
                self._child = _subprocess.spawn(words, executable, env, cwd, *child_fds, *how)
            except OSError as exc:
                culprit = words[0] if executable is None else executable
                if cwd is not None and not os.path.isdir(cwd):
                    culprit = cwd
                raise type(exc)(exc.errno, exc.strerror, culprit) from None
        except:
            for end in ends:
                if end is not None:
                    end.close()
            raise
        finally:
            for fd in to_close:
                _subprocess.close(fd)
        self.stdin, self.stdout, self.stderr = ends
        self.pid = self._child.pid

    def _stream(self, number, stream, to_close, before):
        """The child's descriptor for one of its streams, and this process's end of it."""
        if stream is None:
            return -1, None
        if stream == PIPE:
            reader, writer = _subprocess.pipe()
            mine, childs, mode = (writer, reader, 'w') if number == 0 else (reader, writer, 'r')
            to_close.append(childs)
            encoding = (self.encoding or 'utf-8') if self.text_mode else None
            mode = mode if self.text_mode else mode + 'b'
            return childs, _Pipe(mine, mode, encoding, self.errors)
        if stream == DEVNULL:
            fd = _subprocess.devnull()
            to_close.append(fd)
            return fd, None
        if stream == STDOUT and number == 2:
            return (before[1] if before[1] != -1 else 1), None
        if isinstance(stream, int):
            return stream, None
        return stream.fileno(), None

    def __repr__(self):
        text = f'<{self.__class__.__name__}: returncode: {self.returncode} args: {self.args!r}>'
        return text[:76] + '...>' if len(text) > 80 else text

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for stream in (self.stdout, self.stderr, self.stdin):
            if stream:
                stream.close()
        if exc_type is KeyboardInterrupt:
            return
        self.wait()

    def poll(self):
        if self.returncode is None:
            self.returncode = self._child.poll()
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is None:
            code = self._child.wait(timeout)
            if code is None:
                raise TimeoutExpired(self.args, timeout)
            if self.returncode is None:
                self.returncode = code
        return self.returncode

    def _kill(self, sig):
        try:
            _subprocess.kill(self.pid, sig)
        except ProcessLookupError:
            pass

    def send_signal(self, sig):
        if self.poll() is None:
            self._kill(sig)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    def communicate(self, input=None, timeout=None):
        if self._waiting_for is not None and input:
            raise ValueError('Cannot send input after starting communication')
        end = None if timeout is None else time.monotonic() + timeout
        if self._waiting_for is None:
            if input is not None and self.stdin is not None and self.stdin.encoding is not None:
                input = input.encode(self.stdin.encoding, self.stdin.errors or 'strict')
            self._waiting_for = bytes(input or b''), {
                stream.fileno(): [stream, []] for stream in (self.stdout, self.stderr) if stream}
            if self.stdin is not None:
                if input:
                    _subprocess.set_blocking(self.stdin.fileno(), False)
                else:
                    self.stdin.close()
        self._exchange(timeout, end)
        try:
            self.wait(None if end is None else max(0, end - time.monotonic()))
        except TimeoutExpired as error:
            error.timeout = timeout
            raise
        collected = self._waiting_for[1]
        outputs = []
        for stream in (self.stdout, self.stderr):
            if stream is None:
                outputs.append(None)
                continue
            stream.close()
            pieces = next(pieces for other, pieces in collected.values() if other is stream)
            outputs.append(stream._text(b''.join(pieces)))
        return tuple(outputs)

    def _exchange(self, timeout, end):
        """Writes the input and reads the output until both have ended."""
        data, collected = self._waiting_for
        open_fds = [fd for fd, (stream, _) in collected.items() if not stream._at_end]
        while open_fds or (self.stdin is not None and not self.stdin.closed):
            writing = []
            if self.stdin is not None and not self.stdin.closed:
                writing = [self.stdin.fileno()]
            left = None if end is None else max(0, end - time.monotonic())
            readable, writable = _subprocess.wait(open_fds, writing, left)
            if end is not None and not readable and not writable and time.monotonic() >= end:
                output = {id(stream): b''.join(pieces) for stream, pieces in collected.values()}
                raise TimeoutExpired(self.args, timeout, output.get(id(self.stdout)) or None,
                                     output.get(id(self.stderr)) or None)
            for fd in readable:
                stream, pieces = collected[fd]
                piece = _subprocess.read(fd, 65536)
                if piece:
                    pieces.append(piece)
                else:
                    stream._at_end = True
                    open_fds.remove(fd)
            if writable:
                try:
                    data = data[_subprocess.write(writable[0], data[:65536]):]
                except BlockingIOError:
                    pass
                except BrokenPipeError:
                    data = b''
                self._waiting_for = data, collected
                if not data:
                    self.stdin.close()


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end."""
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = PIPE
        kwargs['stderr'] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program to its end; gives its exit status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Runs a program to its end, which must be a good one."""
    code = call(*popenargs, **kwargs)
    if code:
        command = kwargs.get('args')
        if command is None:
            command = popenargs[0]
        raise CalledProcessError(code, command)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Runs a program to its end, which must be a good one; gives what it printed."""
    for name in ('stdout', 'check'):
        if name in kwargs:
            raise ValueError(f'{name} argument not allowed, it will be overridden.')
    if 'input' in kwargs and kwargs['input'] is None:
        text = kwargs.get('universal_newlines') or kwargs.get('text') or kwargs.get('encoding')
        kwargs['input'] = '' if text else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Runs a command of the shell; gives its exit status and what it printed."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding,
                            errors=errors)
        code = 0
    except CalledProcessError as exc:
        data = exc.output
        code = exc.returncode
    if data[-1:] == '\n':
        data = data[:-1]
    return code, data


def getoutput(cmd, *, encoding=None, errors=None):
    """What a command of the shell prints."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
