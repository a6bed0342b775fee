"""Who waits for whom: pictures of a program's tasks."""

import sys

import asyncio
from asyncio import _awaited_by, _frames

__all__ = (
    "capture_call_graph", "format_call_graph", "print_call_graph", "FrameCallGraphEntry",
    "FutureCallGraph", "future_add_to_awaited_by", "future_discard_from_awaited_by",
)


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
    stack = [FrameCallGraphEntry(frame) for frame in reversed(_frames(future))]
    return FutureCallGraph(future, _limited(stack, limit), _waiting(future, limit))


def _waiting(future, limit):
    return tuple(_graph(other, limit) for other in _awaited_by(future))


def _running_graph(task, limit, frame):
    """The graph of the task that runs: its frames are on the stack, from this one on."""
    stack = []
    while frame is not None:
        stack.append(FrameCallGraphEntry(frame))
        caller = frame.f_back
        if _kind(frame.f_code) and (caller is None or not _kind(caller.f_code)):
            break
        frame = caller
    return FutureCallGraph(task, _limited(stack, limit), _waiting(task, limit))


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    """The call graph of a future, or of the task that runs; None outside of any task."""
    loop = asyncio._get_running_loop()
    current = None if loop is None else asyncio.current_task(loop)
    if future is None:
        if loop is None:
            raise RuntimeError(
                "capture_call_graph() is called outside of a running event loop "
                "and no *future* to introspect was provided"
            )
        if current is None:
            return None
    elif not asyncio.isfuture(future):
        raise TypeError(f"{future!r} object does not appear to be compatible with asyncio.Future")
    if future is None or future is current:
        return _running_graph(current, limit, sys._getframe(depth))
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
            code = frame.f_code
            name = f"{_kind(code)}{code.co_qualname}()"
            add(f"  |   File {code.co_filename!r}, line {frame.f_lineno}, in {name}")
    if graph.awaited_by:
        add("  + Awaited by:")
        for other in graph.awaited_by:
            _add_lines(lines, other, level + 4)


def _kind(code):
    for flag, kind in (128, "async "), (512, "async generator "), (32, "generator "):
        if code.co_flags & flag:
            return kind
    return ""


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    """Prints the call graph."""
    print(format_call_graph(future, depth=depth + 1, limit=limit), file=file)


def future_add_to_awaited_by(fut, waiter, /):
    """Who waits for whom is known without being told."""


def future_discard_from_awaited_by(fut, waiter, /):
    """Who waits for whom is known without being told."""


def _get_stack(task, limit=None):
    """`task.get_stack()`: of a task that waits, only the frame of its outermost function."""
    coro = task.get_coro()
    frame = next((getattr(coro, name) for name in ("cr_frame", "gi_frame", "ag_frame") if hasattr(coro, name)), None)
    frames = []
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif (error := task._exception) is not None:
        traceback = error.__traceback__
        while traceback is not None and (limit is None or len(frames) < limit):
            frames.append(traceback.tb_frame)
            traceback = traceback.tb_next
    return frames


def _print_stack(task, limit=None, file=None):
    """`task.print_stack()`"""
    import linecache
    import traceback

    places = []
    for frame in _get_stack(task, limit):
        code = frame.f_code
        line = linecache.getline(code.co_filename, frame.f_lineno, frame.f_globals)
        places.append((code.co_filename, frame.f_lineno, code.co_name, line))
    error = task._exception
    if not places:
        print(f"No stack for {task!r}", file=file)
    elif error is not None:
        print(f"Traceback for {task!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {task!r} (most recent call last):", file=file)
    traceback.print_list(places, file=file)
    if error is not None:
        for line in traceback.format_exception_only(type(error), error):
            print(line, file=file, end="")
