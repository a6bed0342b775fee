"""The part of pkgutil that needs no loaders: what a dotted name means."""

from importlib import import_module

__all__ = ["resolve_name"]


def resolve_name(name):
    """The object of a name: `package.module:attribute.attribute`, or all of it with dots."""
    module, colon, attributes = name.partition(":")
    parts = module.split(".")
    if not all(part.isidentifier() for part in parts) or colon and attributes and not _dotted(attributes):
        raise ValueError(f"invalid format: {name!r}")
    if colon:
        found, rest = import_module(module), attributes.split(".") if attributes else []
    else:
        found, rest = _longest_module(parts)
    for attribute in rest:
        found = getattr(found, attribute)
    return found


def _dotted(text):
    return all(part.isidentifier() for part in text.split("."))


def _longest_module(parts):
    found, name = import_module(parts[0]), parts[0]
    for index, part in enumerate(parts[1:], 1):
        name = f"{name}.{part}"
        try:
            found = import_module(name)
        except ImportError:
            return found, parts[index:]
    return found, []
