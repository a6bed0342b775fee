"""Event loop policies, which are deprecated and do what they did."""

import warnings

import asyncio

_policy = None


class AbstractEventLoopPolicy:
    """What finds and makes event loops."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One event loop for each thread."""

    def get_event_loop(self):
        return asyncio._get_chosen_loop()

    def set_event_loop(self, loop):
        asyncio.set_event_loop(loop)

    def new_event_loop(self):
        return asyncio.EventLoop()


def _deprecated(name):
    warnings._deprecated(f"asyncio.{name}", remove=(3, 16))


def get_event_loop_policy():
    """The policy that is in force."""
    global _policy
    _deprecated("get_event_loop_policy")
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Puts a policy in force."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(
            "policy must be an instance of AbstractEventLoopPolicy or None, "
            f"not '{type(policy).__name__}'"
        )
    _deprecated("set_event_loop_policy")
    _policy = policy
