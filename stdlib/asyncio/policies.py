"""Event loop policies, which are deprecated: how a script finds and makes event loops in its own way."""

import warnings

import asyncio

_policy = None


class _AbstractEventLoopPolicy:
    """What finds and makes event loops."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class _UnixDefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    """One event loop for each thread."""

    def get_event_loop(self):
        return asyncio._get_chosen_loop()

    def set_event_loop(self, loop):
        asyncio._set_chosen_loop(loop)

    def new_event_loop(self):
        return asyncio.EventLoop()


_CLASSES = {
    "AbstractEventLoopPolicy": _AbstractEventLoopPolicy,
    "DefaultEventLoopPolicy": _UnixDefaultEventLoopPolicy,
}


def __getattr__(name):
    if name not in _CLASSES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    _deprecated(name)
    return _CLASSES[name]


def _deprecated(name):
    message = f"'asyncio.{name}' is deprecated and slated for removal in Python 3.16"
    warnings.warn(message, DeprecationWarning, stacklevel=3)


def get_event_loop_policy():
    """The policy that is in force."""
    global _policy
    _deprecated("get_event_loop_policy")
    if _policy is None:
        _policy = _UnixDefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Puts a policy in force."""
    global _policy
    _deprecated("set_event_loop_policy")
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        raise TypeError(
            "policy must be an instance of AbstractEventLoopPolicy or None, "
            f"not '{type(policy).__name__}'"
        )
    _policy = policy
    asyncio._set_policy(policy)
