"""Modules found, and made from files, without an `import`."""

import os
import sys
import types
from importlib import _absolute
from importlib.machinery import ModuleSpec, SourceFileLoader

__all__ = [
    "cache_from_source", "find_spec", "module_from_spec", "resolve_name", "source_from_cache",
    "spec_from_file_location", "spec_from_loader",
]


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where CPython would keep the bytecode of a file; nothing is kept there."""
    folder, name = os.path.split(os.fspath(path))
    level = f".opt-{optimization}" if optimization else ""
    return os.path.join(folder, "__pycache__", f"{os.path.splitext(name)[0]}.cpython-314{level}.pyc")


def source_from_cache(path):
    """The file whose bytecode CPython would keep there."""
    folder, name = os.path.split(os.fspath(path))
    folder, cache = os.path.split(folder)
    if cache != "__pycache__":
        raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
    if name.count(".") not in (2, 3):
        raise ValueError(f"expected only 2 or 3 dots in {name!r}")
    return os.path.join(folder, name.partition(".")[0] + ".py")


def resolve_name(name, package):
    """The absolute name of a module."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    return _absolute(name, package)


def find_spec(name, package=None):
    """What a module would be made from; None if there is none. Of a package's module, the package is imported."""
    name = resolve_name(name, package)
    if name in sys.modules:
        return _of_module(sys.modules[name])
    parent, _, last = name.rpartition(".")
    folders = sys.path
    if parent:
        folders = getattr(__import__(parent, fromlist=["__path__"]), "__path__", None)
        if folders is None:
            message = f"__path__ attribute not found on {parent!r} while trying to find {name!r}"
            raise ModuleNotFoundError(message, name=name)
    return _in_folders(name, last, folders) or _in_library(name)


def _of_module(module):
    if module is None:
        return None
    spec = getattr(module, "__spec__", None)
    file = getattr(module, "__file__", None)
    if spec is not None or file is None:
        if spec is None and module.__name__ == "__main__":
            raise ValueError("__main__.__spec__ is None")
        return spec or ModuleSpec(module.__name__, None, origin="built-in")
    if module.__name__ == "__main__":
        raise ValueError("__main__.__spec__ is None")
    locations = getattr(module, "__path__", None)
    return spec_from_file_location(module.__name__, file, submodule_search_locations=locations)


def _in_folders(name, last, folders):
    for folder in folders:
        package = os.path.join(folder or os.getcwd(), last)
        if os.path.isfile(os.path.join(package, "__init__.py")):
            return spec_from_file_location(name, os.path.join(package, "__init__.py"), submodule_search_locations=[package])
        if os.path.isfile(package + ".py"):
            return spec_from_file_location(name, package + ".py")
    return None


def _in_library(name):
    if name.partition(".")[0] not in sys.stdlib_module_names:
        return None
    try:
        __import__(name)
    except ImportError:
        return None
    return _of_module(sys.modules[name])


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """What makes a module of a file; None if the file is no Python."""
    location = os.fspath(location)
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.submodule_search_locations = submodule_search_locations
    if submodule_search_locations is None and location.endswith("/__init__.py"):
        spec.submodule_search_locations = [os.path.dirname(location)]
    spec.has_location = True
    return spec


def module_from_spec(spec):
    """A new module, which `spec.loader.exec_module` fills."""
    module = types.ModuleType(spec.name)
    module.__loader__, module.__spec__, module.__package__ = spec.loader, spec, spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module
