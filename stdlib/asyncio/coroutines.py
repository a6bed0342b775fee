"""What a coroutine is, and what makes one."""

from asyncio import iscoroutine

__all__ = ("iscoroutinefunction", "iscoroutine")


# What `unittest.mock` marks its coroutine functions with.
_is_coroutine = object()


def iscoroutinefunction(func):
    """Whether calling it gives a coroutine."""
    import inspect
    import warnings

    warnings.warn(
        "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; "
        "use inspect.iscoroutinefunction() instead",
        DeprecationWarning,
        stacklevel=2,
    )
    return inspect.iscoroutinefunction(func) or getattr(func, "_is_coroutine", None) is _is_coroutine
