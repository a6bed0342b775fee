"""Finding what a dotted name means."""

__all__ = ["resolve_name"]


def resolve_name(name):
    """The object of a name such as `package.module:object.attribute`; a dot may stand for the colon."""
    path, colon, rest = name.partition(":")
    words = path.split(".")
    if not all(word.isidentifier() for word in words + (rest.split(".") if rest else [])):
        raise ValueError(f"invalid format: {name!r}")
    found = __import__(words[0])
    known = words[0]
    for index, word in enumerate(words[1:], 1):
        known += "." + word
        try:
            __import__(known)
        except ImportError:
            if colon:
                raise
            rest = ".".join(words[index:])
            break
        found = getattr(found, word)
    for word in rest.split(".") if rest else []:
        found = getattr(found, word)
    return found
