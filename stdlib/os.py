"""The operating system, the everyday part: files, folders, the environment, this process."""

import sys

import _os
from _os import *
from _os import _environment, _fstat, _scandir, _stat, _utime

error = OSError
curdir, pardir, sep, extsep, altsep = ".", "..", "/", ".", None
pathsep, linesep, defpath, devnull = ":", "\n", "/bin:/usr/bin", "/dev/null"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
EX_OK = 0
name = _os.name
supports_fd = supports_dir_fd = supports_effective_ids = set()
supports_follow_symlinks = {_os._stat}


def fspath(path):
    """A path as a string or bytes."""
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    try:
        made = kind.__fspath__(path)
    except AttributeError:
        if hasattr(kind, "__fspath__"):
            raise
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}") from None
    if isinstance(made, (str, bytes)):
        return made
    raise TypeError(
        f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(made).__name__}"
    )


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


class _PathLikeMeta(type):
    def register(cls, kind):
        """Nothing to do: what has `__fspath__` is one."""
        return kind

    def __instancecheck__(cls, value):
        return hasattr(type(value), "__fspath__")

    def __subclasscheck__(cls, kind):
        return hasattr(kind, "__fspath__") or super().__subclasscheck__(kind)


class PathLike(metaclass=_PathLikeMeta):
    """What has `__fspath__`."""

    __slots__ = ()

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


# ---- the environment

class _Environ:
    """The environment of this process and of those it starts."""

    def __init__(self, data):
        self._data = data

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError(f"str expected, not {type(value).__name__}")
        return value

    def __getitem__(self, key):
        return self._data[self._check(key)]

    def __setitem__(self, key, value):
        self._data[self._check(key)] = self._check(value)

    def __delitem__(self, key):
        del self._data[self._check(key)]

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        inside = ", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())
        return f"environ({{{inside}}})"

    def __eq__(self, other):
        return self._data == (other._data if isinstance(other, _Environ) else other)

    def __or__(self, other):
        return self._data | dict(other)

    def __ror__(self, other):
        return dict(other) | self._data

    def __ior__(self, other):
        self.update(other)
        return self

    def get(self, key, default=None):
        return self._data.get(self._check(key), default)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def copy(self):
        return dict(self._data)

    def setdefault(self, key, value):
        return self._data.setdefault(self._check(key), self._check(value))

    def pop(self, key, *default):
        return self._data.pop(key, *default)

    def popitem(self):
        return self._data.popitem()

    def clear(self):
        self._data.clear()

    def update(self, other=(), /, **values):
        for key, value in dict(other, **values).items():
            self[key] = value


environ = _Environ(_environment())


def getenv(key, default=None):
    """A variable of the environment."""
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


# ---- what is known of a file

def _make_stat_result():
    class stat_result(tuple):
        """What the system knows of a file."""

        __module__ = "os"
        n_fields, n_sequence_fields, n_unnamed_fields = 19, 10, 3

        def __new__(cls, values):
            self = tuple.__new__(cls, tuple(values)[:10])
            self.__dict__.update(zip(_STAT_REST, tuple(values)[10:]))
            return self

        def __repr__(self):
            inside = ", ".join(f"{name}={value}" for name, value in zip(_STAT_NAMES, self))
            return f"os.stat_result({inside})"

    for index, name in enumerate(_STAT_NAMES[:7]):
        setattr(stat_result, name, property(lambda self, index=index: self[index]))
    stat_result.__qualname__ = "stat_result"
    return stat_result


_STAT_NAMES = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime",
               "st_ctime")
_STAT_REST = ("st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns")
stat_result = _make_stat_result()


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What the system knows of a file."""
    if isinstance(path, int):
        return fstat(path)
    return stat_result(_stat(path, follow_symlinks))


def lstat(path, *, dir_fd=None):
    return stat_result(_stat(path, False))


def fstat(fd):
    return stat_result(_fstat(fd))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """Whether this process may use a file in this way."""
    try:
        bits = _stat(path, follow_symlinks)[0]
    except OSError:
        return False
    if getuid() == 0:
        return not mode & X_OK or bits & 0o111 != 0 or bits & 0o170000 == 0o040000
    return all(bits & (need << 6 | need << 3 | need) for need in (R_OK, W_OK, X_OK) if mode & need)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Sets the times of a file."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is not None:
        times = ns[0] / 1e9, ns[1] / 1e9
    if times is None:
        import time

        times = (time.time(),) * 2
    _utime(path, *times)


def truncate(path, length):
    fd = path if isinstance(path, int) else open(path, O_WRONLY)
    try:
        ftruncate(fd, length)
    finally:
        if fd is not path:
            close(fd)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A stream over a descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import io

    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


# ---- folders

class DirEntry:
    """What `scandir` gives."""

    def __init__(self, folder, name, kind):
        self.name = name
        self.path = path.join(folder, name)
        self._kind = kind

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def is_symlink(self):
        return self._kind == "link"

    def is_junction(self):
        return False

    def is_dir(self, *, follow_symlinks=True):
        if self._kind == "link" and follow_symlinks:
            return path.isdir(self.path)
        return self._kind == "folder"

    def is_file(self, *, follow_symlinks=True):
        if self._kind == "link" and follow_symlinks:
            return path.isfile(self.path)
        return self._kind == "file"

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return self.stat(follow_symlinks=False).st_ino


class _Entries:
    """An iterator over the entries of a folder that can be closed."""

    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def scandir(path="."):
    """The entries of a folder."""
    folder = fspath(path)
    if isinstance(folder, bytes):
        return _Entries(DirEntry(folder, fsencode(name), kind) for name, kind in _scandir(path))
    return _Entries(DirEntry(folder, name, kind) for name, kind in _scandir(path))


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those it lies in."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Removes a folder, and those it lies in as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


# What `shutil` asks for: links to folders count as files.
_walk_symlinks_as_files = object()


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Every folder below `top`, with the names of its folders and files."""
    top = fspath(top)
    folders, files = [], []
    try:
        entries = list(scandir(top))
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    below = []
    links_are_files = followlinks is _walk_symlinks_as_files
    for entry in entries:
        is_dir = entry.is_dir(follow_symlinks=not links_are_files)
        (folders if is_dir else files).append(entry.name)
        if is_dir and (followlinks or not entry.is_symlink()):
            below.append(entry.path)
    if topdown:
        yield top, folders, files
        for folder in folders:
            inner = path.join(top, folder)
            if followlinks or not path.islink(inner):
                yield from walk(inner, topdown, onerror, followlinks)
    else:
        for inner in below:
            yield from walk(inner, topdown, onerror, followlinks)
        yield top, folders, files


# ---- this process

def getuid():
    return _stat("/proc/self", True)[4]


def getgid():
    return _stat("/proc/self", True)[5]


geteuid, getegid = getuid, getgid


def process_cpu_count():
    return cpu_count()


def getlogin():
    return environ.get("LOGNAME") or environ.get("USER") or "root"


class terminal_size(tuple):
    """Columns and lines."""

    __module__ = "os"

    def __new__(cls, values):
        return tuple.__new__(cls, values)

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


def get_terminal_size(fd=1):
    if not isatty(fd):
        raise OSError(25, "Inappropriate ioctl for device")
    return terminal_size((int(environ.get("COLUMNS", 80)), int(environ.get("LINES", 24))))


import posixpath as path

sys.modules["os.path"] = path


# ---- other programs ----


EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR = range(64, 72)
EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = range(72, 79)


def system(command):
    """Runs a command in a shell; gives the status that the system calls its end by."""
    import subprocess

    status = subprocess.call(fsdecode(command), shell=True)
    return status << 8 if status >= 0 else -status


def popen(cmd, mode="r", buffering=-1):
    """A stream from (or with mode "w" to) a command that runs in a shell."""
    if not isinstance(cmd, str):
        raise TypeError(f"invalid cmd type ({type(cmd)}, expected string)")
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    import subprocess

    reads = mode == "r"
    pipe = {"stdout" if reads else "stdin": subprocess.PIPE}
    process = subprocess.Popen(cmd, shell=True, text=True, bufsize=buffering, **pipe)
    return _Pipe(process.stdout if reads else process.stdin, process)


class _Pipe:
    """The stream of `popen`: what closes it learns how the command ended."""

    def __init__(self, stream, process):
        self._stream, self._process = stream, process

    def close(self):
        """None after success, and otherwise what `system` would give."""
        self._stream.close()
        status = self._process.wait()
        if status == 0:
            return None
        return status << 8 if status > 0 else status

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def waitstatus_to_exitcode(status):
    """The exit status that a status of the system says; negative for a signal."""
    if WIFSTOPPED(status):
        raise ValueError(f"process stopped by delivery of signal {WSTOPSIG(status)}")
    return WEXITSTATUS(status) if WIFEXITED(status) else -WTERMSIG(status)


def WIFEXITED(status):
    return status & 0x7F == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xFF


def WIFSIGNALED(status):
    return status & 0x7F not in (0, 0x7F)


def WTERMSIG(status):
    return status & 0x7F


def WCOREDUMP(status):
    return status & 0x80 != 0


def WIFSTOPPED(status):
    return status & 0xFF == 0x7F


WSTOPSIG = WEXITSTATUS


def get_exec_path(env=None):
    """The folders in which programs are looked for."""
    path = (environ if env is None else env).get("PATH")
    return (defpath if path is None else path).split(pathsep)


def getcwdb():
    return fsencode(getcwd())


def lchown(path, uid, gid):
    chown(path, uid, gid, follow_symlinks=False)
