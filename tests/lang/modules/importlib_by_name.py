import importlib
import os
import pkgutil
from unittest import mock


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: importlib.import_module("json.decoder").__name__)
attempt(lambda: importlib.import_module(".decoder", "json").__name__)
attempt(lambda: importlib.import_module(".x"))
attempt(lambda: importlib.import_module("...x", "a.b"))
attempt(lambda: importlib.import_module("nope"))
attempt(lambda: importlib.reload(3))
attempt(lambda: pkgutil.resolve_name("os.path.join").__name__)
attempt(lambda: pkgutil.resolve_name("os:path.join").__name__)
attempt(lambda: pkgutil.resolve_name("os:path.nope"))
attempt(lambda: pkgutil.resolve_name("collections.OrderedDict.fromkeys").__name__)
attempt(lambda: pkgutil.resolve_name("nope.nope"))
attempt(lambda: pkgutil.resolve_name("no pe"))
with mock.patch("os.getcwd", return_value="here") as patched:
    print(os.getcwd(), patched.call_count)
called = mock.Mock(return_value=3)
print(called(1, key=2), called.call_args, called.mock_calls)
