"""Paths as text, and simple questions about what is there."""

from _os import _environment, _facts, _realpath, getcwd

sep = "/"
curdir = "."
pardir = ".."


def _text(path):
    return path if isinstance(path, str) else type(path).__fspath__(path)


def join(path, *paths):
    path = _text(path)
    for part in map(_text, paths):
        if part.startswith(sep) or not path:
            path = part
        elif path.endswith(sep):
            path += part
        else:
            path += sep + part
    return path


def split(path):
    path = _text(path)
    cut = path.rfind(sep) + 1
    head, tail = path[:cut], path[cut:]
    if head and head != sep * len(head):
        head = head.rstrip(sep)
    return head, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = _text(path)
    start = path.rfind(sep) + 1
    dot = path.rfind(".")
    if dot <= start or not path[start:dot].strip("."):
        return path, ""
    return path[:dot], path[dot:]


def isabs(path):
    return _text(path).startswith(sep)


def normpath(path):
    path = _text(path)
    if not path:
        return curdir
    root = ""
    if path.startswith(sep):
        root = sep * 2 if path.startswith(sep * 2) and not path.startswith(sep * 3) else sep
    parts = []
    for part in path.split(sep):
        if part in ("", curdir):
            continue
        if part != pardir or (not root and not parts) or (parts and parts[-1] == pardir):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + sep.join(parts) or curdir


def abspath(path):
    return normpath(join(getcwd(), path))


def realpath(path):
    return _realpath(path) or abspath(path)


def relpath(path, start=curdir):
    there, here = (abspath(p).split(sep)[1:] for p in (path, start))
    there, here = ([part for part in parts if part] for parts in (there, here))
    same = 0
    while same < min(len(there), len(here)) and there[same] == here[same]:
        same += 1
    return sep.join([pardir] * (len(here) - same) + there[same:]) or curdir


def commonprefix(paths):
    if not paths:
        return ""
    low, high = min(paths), max(paths)
    for i, char in enumerate(low):
        if char != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = list(paths)
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(path) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[p for p in path.split(sep) if p and p != curdir] for path in paths]
    return (sep if isabs(paths[0]) else "") + sep.join(commonprefix(parts))


def expanduser(path):
    path = _text(path)
    home = _environment().get("HOME")
    if home and (path == "~" or path.startswith("~/")):
        return home.rstrip(sep) + path[1:] or sep
    return path


def expandvars(path):
    for name, value in _environment().items():
        path = path.replace("${" + name + "}", value)
    return path


def exists(path):
    return _facts(path, True) is not None


def lexists(path):
    return _facts(path, False) is not None


def isfile(path):
    facts = _facts(path, True)
    return facts is not None and facts[0] == "file"


def isdir(path):
    facts = _facts(path, True)
    return facts is not None and facts[0] == "folder"


def islink(path):
    facts = _facts(path, False)
    return facts is not None and facts[0] == "link"


def _known(path):
    facts = _facts(path, True)
    if facts is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    return facts


def getsize(path):
    return _known(path)[1]


def getmtime(path):
    return _known(path)[2]
