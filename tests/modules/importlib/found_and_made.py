# Modules found without an import, and made from files.
import importlib.machinery
import importlib.util
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "made.py")
    with open(path, "w") as file:
        file.write("X = 5\n\ndef double():\n    return X * 2\n")
    os.mkdir(os.path.join(folder, "parcel"))
    for name in ("__init__", "part"):
        open(os.path.join(folder, "parcel", name + ".py"), "w").close()
    spec = importlib.util.spec_from_file_location("made", path)
    module = importlib.util.module_from_spec(spec)
    print(spec.name, spec.origin == path, spec.has_location, spec.parent == "", module.__spec__ is spec, hasattr(module, "X"))
    spec.loader.exec_module(module)
    print(module.double(), module.__file__ == path, "made" in sys.modules)
    sys.path.insert(0, folder)
    for name in ("made", "parcel", "parcel.part", "parcel.none", "none_at_all", "json", "os.path"):
        found = importlib.util.find_spec(name)
        print(name, found is not None, found and found.name, found and (found.origin or "").startswith(folder))
    print(importlib.util.find_spec("parcel").submodule_search_locations == [os.path.join(folder, "parcel")])
    for name in ("none_at_all.part", "made.part"):
        try:
            importlib.util.find_spec(name)
        except ModuleNotFoundError as error:
            print(error)
print(importlib.util.cache_from_source("/a/b.py"), importlib.util.source_from_cache("/a/__pycache__/b.cpython-314.pyc"))
print(importlib.util.spec_from_file_location("data", "/tmp/data.txt"), importlib.util.resolve_name(".b", "a"))
