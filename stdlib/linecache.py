"""Lines of source files, read once."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# File name → (size, time of change, lines, path); or a loader's function that gives the text, alone.
cache = {}


def clearcache():
    """Forgets all lines."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line of a file with its end, '' if there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """The lines of a file, [] if it cannot be read."""
    entry = cache.get(filename, ())
    if len(entry) > 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forgets files that have changed."""
    import os

    for name in [filename] if filename is not None else list(cache):
        entry = cache.get(name, ())
        if len(entry) != 4 or entry[1] is None:
            continue
        try:
            stat = os.stat(entry[3])
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if (stat.st_size, stat.st_mtime) != entry[:2]:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Reads a file anew and gives its lines."""
    import os
    import sys

    entry = cache.pop(filename, ())
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return []
    if len(entry) != 1 and lazycache(filename, module_globals):
        entry = cache.pop(filename)
    places = [filename]
    if not os.path.isabs(filename):
        places += [os.path.join(folder, filename) for folder in sys.path if isinstance(folder, str)]
    for place in places:
        try:
            stat = os.stat(place)
            with open(place, encoding="utf-8-sig") as file:
                lines = file.read().splitlines(True)
        except (OSError, ValueError):
            continue
        cache[filename] = stat.st_size, stat.st_mtime, _ended(lines), place
        return cache[filename][2]
    if len(entry) == 1:
        try:
            text = entry[0]()
        except (ImportError, OSError):
            return []
        if text is not None:
            cache[filename] = len(text), None, [line + "\n" for line in text.splitlines()], filename
            return cache[filename][2]
    return []


def _ended(lines):
    """The lines, the last one with an end like the others."""
    if not lines:
        return ["\n"]
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def lazycache(filename, module_globals):
    """Notes how a module's loader gives its text; says whether it can."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not module_globals or not filename or (filename.startswith("<") and filename.endswith(">")):
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals.get("__name__")
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if not name or not get_source:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True
