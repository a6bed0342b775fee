# What C modules of CPython define is named in full in messages.
import csv
import datetime
import decimal
import functools
import hashlib
import json
import queue
import re
import struct
import sys
import threading
import types
import typing
import weakref
import zlib

objects = [
    re.compile("a"), re.match("a", "a"), re.compile("a").scanner("a"), re.finditer("a", "a"),
    struct.Struct("i"), struct.iter_unpack("i", b""), weakref.ref(int), zlib.compressobj(), zlib.decompressobj(),
    hashlib.md5(), threading.Lock(), threading.RLock(), queue.SimpleQueue(), csv.reader([]), csv.get_dialect("excel"),
    sys.version_info, sys.flags, list[int], int | str, datetime.date(2020, 1, 1), datetime.timedelta(1),
    datetime.datetime(2020, 1, 1), datetime.timezone.utc, datetime.time(1), decimal.Decimal(1),
    functools.lru_cache(int), types.MappingProxyType({}), typing.TypeVar("T"),
]
for value in objects:
    print(type(value).__name__, type(value).__module__)
    for use in (lambda: value.nothing, lambda: value + None, lambda: value[1, 2:3], lambda: value(), lambda: ",".join([value])):
        try:
            use()
        except TypeError as error:
            print("   ", error)
        except AttributeError as error:
            print("   ", error)
        except Exception as error:
            print("   ", type(error).__name__)
    try:
        json.dumps([value])
    except TypeError as error:
        print("   ", error)
