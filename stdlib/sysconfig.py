"""How the interpreter was built: of Bide there is nothing to tell."""

import os
import sys

__all__ = ["get_config_var", "get_config_vars", "get_platform", "get_python_version"]


def get_config_vars(*names):
    """No variable is set."""
    return [None for name in names] if names else {}


def get_config_var(name):
    return None


def get_python_version():
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    system, _, _, _, machine = os.uname()
    return f"{system.lower()}-{machine}"
