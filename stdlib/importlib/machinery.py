"""What a module is made from."""

import sys

__all__ = ["ModuleSpec", "SourceFileLoader", "SOURCE_SUFFIXES", "EXTENSION_SUFFIXES", "BYTECODE_SUFFIXES", "all_suffixes"]

SOURCE_SUFFIXES = [".py"]
EXTENSION_SUFFIXES = []
BYTECODE_SUFFIXES = [".pyc"]


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """What is known of a module before it is there."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name, self.loader, self.origin, self.loader_state = name, loader, origin, loader_state
        self.submodule_search_locations = [] if is_package else None
        self.has_location = False
        self.cached = None

    @property
    def parent(self):
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    def __eq__(self, other):
        if not isinstance(other, ModuleSpec):
            return NotImplemented
        return vars(self) == vars(other)

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"ModuleSpec({', '.join(parts)})"


class SourceFileLoader:
    """Runs a file as a module."""

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, name=None):
        with open(self.path, encoding="utf-8") as file:
            return file.read()

    def get_code(self, name=None):
        return compile(self.get_data(self.path), self.path, "exec")

    def is_package(self, name=None):
        return self.path.endswith("/__init__.py")

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(), module.__dict__)

    def load_module(self, name=None):
        from importlib.util import module_from_spec, spec_from_file_location

        module = module_from_spec(spec_from_file_location(self.name, self.path, loader=self))
        sys.modules[self.name] = module
        self.exec_module(module)
        return module
