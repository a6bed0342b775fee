"""How the interpreter was built: of Bide there is little to tell."""

import os
import sys

__all__ = ["get_config_var", "get_config_vars", "get_platform", "get_python_version"]


_VARIABLES = {"TZPATH": "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"}


def get_config_vars(*names):
    return [_VARIABLES.get(name) for name in names] if names else _VARIABLES


def get_config_var(name):
    return _VARIABLES.get(name)


def get_python_version():
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    system, _, _, _, machine = os.uname()
    return f"{system.lower()}-{machine}"
