"""sys.implementation shows what it holds."""
import sys

shown = repr(sys.implementation)
print(shown.startswith("namespace(name="), "version=sys.version_info(major=3, minor=14" in shown)
print(sys.implementation.hexversion == sys.hexversion, sys.implementation.version == sys.version_info)
