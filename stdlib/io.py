"""Streams of text and bytes: files, and files in memory."""

import sys
from builtins import open

from _io_base import (
    DEFAULT_BUFFER_SIZE, BufferedIOBase, IOBase, RawIOBase, TextIOBase, UnsupportedOperation,
)
from _io_bytes import BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter, BytesIO, FileIO
from _io_text import IncrementalNewlineDecoder, StringIO, TextIOWrapper, text_encoding

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO",
    "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase",
    "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE",
    "IncrementalNewlineDecoder", "text_encoding",
]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BlockingIOError = BlockingIOError

# The three streams that are there from the start are of a class of their own.
TextIOWrapper.register(type(sys.__stdout__))


def _open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Opens a file as a stream of text or bytes."""
    if not isinstance(file, int):
        file = _os_fspath(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if not isinstance(buffering, int):
        raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted as an integer")
    kinds = set(mode)
    if kinds - set("axrwb+t") or len(mode) > len(kinds):
        raise ValueError(f"invalid mode: {mode!r}")
    binary, text, update = "b" in kinds, "t" in kinds, "+" in kinds
    if binary and text:
        raise ValueError("can't have text and binary mode at once")
    if len(kinds & set("xrwa")) != 1:
        raise ValueError(
            "must have exactly one of create/read/write/append mode" if kinds & set("xrwa")
            else "Must have exactly one of create/read/write/append mode and at most one plus"
        )
    for name, value in (("an encoding", encoding), ("an errors", errors), ("a newline", newline)):
        if binary and value is not None:
            raise ValueError(f"binary mode doesn't take {name} argument")
    for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
        if value is not None and not isinstance(value, str):
            kind = type(value).__name__
            raise TypeError(f"open() argument '{name}' must be str or None, not {kind}")
    raw = FileIO(file, "".join(c for c in "xrwa" if c in kinds) + ("+" if update else ""), closefd, opener)
    made = raw
    try:
        line_buffering = buffering == 1 and not binary
        if buffering == 0:
            if binary:
                return raw
            raise ValueError("can't have unbuffered text I/O")
        if buffering < -1:
            raise ValueError("invalid buffering size")
        size = DEFAULT_BUFFER_SIZE if buffering in (-1, 1) else buffering
        kind = BufferedRandom if update else BufferedReader if "r" in kinds else BufferedWriter
        made = kind(raw, size)
        if binary:
            return made
        made = TextIOWrapper(made, encoding, errors, newline, line_buffering)
        made.mode = mode
        return made
    except BaseException:
        made.close()
        raise


def open_code(path):
    """Opens a file with code, to be read as bytes."""
    return _open(path, "rb")


def _os_fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)
