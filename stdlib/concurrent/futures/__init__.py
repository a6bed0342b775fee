"""Functions that run at the same time, and futures for their results."""

from concurrent.futures._base import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    InvalidStateError,
    TimeoutError,
    as_completed,
    wait,
)
from concurrent.futures.thread import ThreadPoolExecutor

__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError",
    "InvalidStateError", "BrokenExecutor", "Future", "Executor", "wait", "as_completed",
    "ThreadPoolExecutor",
]


def __getattr__(name):
    if name in ("ProcessPoolExecutor", "InterpreterPoolExecutor"):
        raise NotImplementedError(
            f"concurrent.futures.{name} is not in Bide: functions of a script run in one process"
        )
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
