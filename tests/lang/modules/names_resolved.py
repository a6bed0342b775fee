"""`pkgutil.resolve_name`"""
import pkgutil

for name in [
    "math:pi", "math.pi", "asyncio.Queue.put.__name__",
    "nothing.here", "math:nothing", "math.nothing", "", "a b", "math:", "math:pi.real",
]:
    try:
        print(repr(name), pkgutil.resolve_name(name))
    except Exception as error:
        print(repr(name), type(error).__name__, error)
