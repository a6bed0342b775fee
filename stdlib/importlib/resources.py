"""Files that lie beside a package's modules."""

import os
import pathlib
from importlib import import_module

__all__ = ["files", "open_binary", "open_text", "read_binary", "read_text"]


def files(anchor):
    """The folder of a package, or of a module."""
    module = import_module(anchor) if isinstance(anchor, str) else anchor
    path = getattr(module, "__path__", None)
    return pathlib.Path(list(path)[0] if path else os.path.dirname(module.__file__))


def open_binary(anchor, *names):
    return files(anchor).joinpath(*names).open("rb")


def open_text(anchor, *names, encoding="utf-8", errors="strict"):
    return files(anchor).joinpath(*names).open(encoding=encoding, errors=errors)


def read_binary(anchor, *names):
    return files(anchor).joinpath(*names).read_bytes()


def read_text(anchor, *names, encoding="utf-8", errors="strict"):
    return files(anchor).joinpath(*names).read_text(encoding, errors)
