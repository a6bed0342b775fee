"""The everyday part of the operating system: paths, folders, the environment."""

import os.path as path
from _os import (
    _environment,
    chdir,
    cpu_count,
    getcwd,
    getpid,
    kill,
    listdir,
    mkdir,
    name,
    remove,
    rename,
    replace,
    rmdir,
    unlink,
    urandom,
)

sep = "/"
altsep = None
extsep = "."
pathsep = ":"
curdir = "."
pardir = ".."
linesep = "\n"
devnull = "/dev/null"
environ = _environment()
error = OSError


def getenv(key, default=None):
    """A variable of the environment."""
    return environ.get(key, default)


def fspath(path):
    """A path as a string or bytes."""
    if isinstance(path, (str, bytes)):
        return path
    try:
        return type(path).__fspath__(path)
    except AttributeError:
        kind = type(path).__name__
        raise TypeError(
            f"expected str, bytes or os.PathLike object, not {kind}"
        ) from None


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those it lies in."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=exist_ok)
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def walk(top, topdown=True):
    """Every folder below `top`, with the names of its folders and files."""
    folders, files = [], []
    for entry in listdir(top):
        (folders if path.isdir(path.join(top, entry)) else files).append(entry)
    if topdown:
        yield top, folders, files
    for folder in folders:
        below = path.join(top, folder)
        if not path.islink(below):
            yield from walk(below, topdown)
    if not topdown:
        yield top, folders, files
