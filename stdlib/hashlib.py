"""Secure hashes and message digests."""

import _hashes
from _hashes import blake2b, blake2s, pbkdf2_hmac

algorithms_guaranteed = {
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256",
    "sha3_384", "sha3_512", "shake_128", "shake_256",
}
algorithms_available = set(_hashes.names)

__all__ = (*sorted(algorithms_guaranteed), "new", "algorithms_guaranteed", "algorithms_available", "file_digest",
           "pbkdf2_hmac")


def _constructor(name):
    def make(data=b"", *, usedforsecurity=True, string=None):
        return _hashes.new(name, data if string is None else string)

    make.__name__ = make.__qualname__ = "openssl_" + name
    make.__module__ = "_hashlib"
    return make


for _name in algorithms_guaranteed - {"blake2b", "blake2s"}:
    globals()[_name] = _constructor(_name)
del _name


def new(name, data=b"", *, usedforsecurity=True, string=None, **options):
    """A hash object of the algorithm with this name, that took in some bytes."""
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    if options and name in ("blake2b", "blake2s"):
        return globals()[name](data, **options)
    plain = name.lower()
    made = _hashes.new(plain if plain in algorithms_available else plain.replace("-", ""),
                       data if string is None else string)
    if made is None:
        raise ValueError("unsupported hash type " + name)
    return made


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """The hash object of everything in a file; `digest` is the algorithm's name or makes a hash object."""
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        made.update(fileobj.getbuffer())
        return made
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while data := fileobj.read(_bufsize):
        made.update(data)
    return made
