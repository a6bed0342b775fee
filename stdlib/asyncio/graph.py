"""Who waits for whom: pictures of a program's tasks."""

import sys

import asyncio
from asyncio import _awaited_by, _standing

__all__ = (
    "capture_call_graph", "format_call_graph", "print_call_graph", "FrameCallGraphEntry",
    "FutureCallGraph", "future_add_to_awaited_by", "future_discard_from_awaited_by",
)


class _Code:
    def __init__(self, file, name):
        self.co_filename = file
        self.co_name = name


class _Frame:
    """As much of a frame as is known of it: its code's name and file, and its line."""

    def __init__(self, file, line, name, text):
        self.f_code = _Code(file, name)
        self.f_lineno = line
        self.text = text


class FrameCallGraphEntry:
    """One function that is under way."""

    def __init__(self, frame):
        self.frame = frame

    def __repr__(self):
        return f"FrameCallGraphEntry(frame={self.frame!r})"


class FutureCallGraph:
    """A future, the functions under way in it, and the futures that wait for it."""

    def __init__(self, future, call_stack, awaited_by):
        self.future = future
        self.call_stack = call_stack
        self.awaited_by = awaited_by

    def __repr__(self):
        return (
            f"FutureCallGraph(future={self.future!r}, call_stack={self.call_stack!r}, "
            f"awaited_by={self.awaited_by!r})"
        )


def _limited(entries, limit):
    if limit is None:
        return tuple(entries)
    if limit == 0:
        return ()
    return tuple(entries[:limit] if limit > 0 else entries[limit:])


def _graph(future, limit):
    stack = [FrameCallGraphEntry(_Frame(*place)) for place in reversed(_standing(future))]
    awaited_by = tuple(_graph(other, limit) for other in _awaited_by(future))
    return FutureCallGraph(future, _limited(stack, limit), awaited_by)


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    """The call graph of a future, or of the task that runs; None outside of any task."""
    loop = asyncio._get_running_loop()
    if future is None:
        if loop is None:
            raise RuntimeError(
                "capture_call_graph() is called outside of a running event loop "
                "and no *future* to introspect was provided"
            )
        future = asyncio.current_task(loop)
        if future is None:
            return None
    if not asyncio.isfuture(future):
        raise TypeError(f"{future!r} object does not appear to be compatible with asyncio.Future")
    return _graph(future, limit)


def format_call_graph(future=None, /, *, depth=1, limit=None):
    """The call graph as text; empty outside of any task."""
    graph = capture_call_graph(future, depth=depth + 1, limit=limit)
    if graph is None:
        return ""
    lines = []
    _add_lines(lines, graph, 0)
    return "\n".join(lines)


def _add_lines(lines, graph, level):
    def add(line):
        lines.append(" " * level + line)

    future = graph.future
    if isinstance(future, asyncio.Task):
        add(f"* Task(name={future.get_name()!r}, id={id(future):#x})")
    else:
        add(f"* Future(id={id(future):#x})")
    if graph.call_stack:
        add("  + Call stack:")
        for entry in graph.call_stack:
            frame = entry.frame
            name = frame.f_code.co_name
            add(f"  |   File {frame.f_code.co_filename!r}, line {frame.f_lineno}, in async {name}()")
    if graph.awaited_by:
        add("  + Awaited by:")
        for other in graph.awaited_by:
            _add_lines(lines, other, level + 4)


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    """Prints the call graph."""
    print(format_call_graph(future, depth=depth, limit=limit), file=file)


def future_add_to_awaited_by(fut, waiter, /):
    """Who waits for whom is known without being told."""


def future_discard_from_awaited_by(fut, waiter, /):
    """Who waits for whom is known without being told."""


def _print_stack(task, limit, file):
    """`task.print_stack()`"""
    file = file or sys.stderr
    error = task.exception() if task.done() and not task.cancelled() else None
    if error is not None:
        import traceback

        print(f"Traceback for {task!r} (most recent call last):", file=file)
        traceback.print_tb(error.__traceback__, limit, file=file)
        for line in traceback.format_exception_only(type(error), error):
            print(line, file=file, end="")
        return
    # As CPython: of a task that waits, only the outermost function.
    places = _standing(task)[:1]
    if not places:
        print(f"No stack for {task!r}", file=file)
        return
    print(f"Stack for {task!r} (most recent call last):", file=file)
    for name, line, function, text in places:
        print(f'  File "{name}", line {line}, in {function}\n    {text}', file=file)
