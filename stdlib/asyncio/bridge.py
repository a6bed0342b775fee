"""Between the futures of threads and those of event loops."""

import concurrent.futures
import functools
import threading
import warnings

import asyncio


def _copy(source, target):
    """Gives an event loop's future what a thread's came to, or the other way round."""
    if target.done():
        return
    if source.cancelled():
        target.cancel()
        return
    error = source.exception()
    if error is None:
        target.set_result(source.result())
    else:
        target.set_exception(_converted(error, target))


def _converted(error, target):
    ours, theirs = asyncio, concurrent.futures
    kinds = [
        (ours.CancelledError, theirs.CancelledError),
        (ours.InvalidStateError, theirs.InvalidStateError),
    ]
    for own, other in kinds:
        if type(error) is other and asyncio.isfuture(target):
            return own(*error.args).with_traceback(error.__traceback__)
        if type(error) is own and not asyncio.isfuture(target):
            return other(*error.args).with_traceback(error.__traceback__)
    return error


def _chain(source, target, loop):
    """Links a thread's future and the event loop's one that stands for it."""

    def source_done(future):
        if not loop.is_closed():
            loop.call_soon_threadsafe(_copy, future, target)

    def target_done(future):
        if future.cancelled():
            source.cancel()

    target.add_done_callback(target_done)
    source.add_done_callback(source_done)


def wrap_future(future, *, loop=None):
    """An event loop's future for a thread's one."""
    if asyncio.isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), (
        f"concurrent.futures.Future is expected, got {future!r}"
    )
    if loop is None:
        loop = asyncio.get_event_loop()
    target = loop.create_future()
    _chain(future, target, loop)
    return target


def run_coroutine_threadsafe(coro, loop):
    """Runs a coroutine on an event loop of another thread; gives a thread's future."""
    if not asyncio.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    outcome = concurrent.futures.Future()

    def begin():
        try:
            _follow(asyncio.ensure_future(coro, loop=loop), outcome, loop)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if outcome.set_running_or_notify_cancel():
                outcome.set_exception(error)
            raise

    loop.call_soon_threadsafe(begin)
    return outcome


def _follow(task, outcome, loop):
    def task_done(task):
        if task.cancelled():
            outcome.cancel()
        if outcome.set_running_or_notify_cancel():
            _copy(task, outcome)

    def outcome_done(future):
        if future.cancelled():
            loop.call_soon_threadsafe(task.cancel)

    task.add_done_callback(task_done)
    outcome.add_done_callback(outcome_done)


def _submit(executor, function, args, keywords, context, loop):
    """Gives a function to an executor; gives a future of the event loop."""
    keywords = keywords or {}
    if context is None:
        future = executor.submit(function, *args, **keywords)
    else:
        future = executor.submit(context.run, function, *args, **keywords)
    return wrap_future(future, loop=loop)


async def _shut_down(loop, executor, joined, timeout):
    """Lets an executor's threads end while the event loop goes on; `joined` waits for the loop's own ones."""
    outcome = loop.create_future()

    def end():
        try:
            executor.shutdown(wait=True)
        except Exception as error:
            _tell(outcome.set_exception, error)
        else:
            _tell(outcome.set_result, None)

    def _tell(act, value):
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: outcome.done() or act(value))

    async def wait():
        await joined
        if executor is not None:
            threading.Thread(target=end).start()
            await outcome

    try:
        async with asyncio.timeout(timeout):
            await wait()
    except TimeoutError:
        text = f"The executor did not finishing joining its threads within {timeout} seconds."
        warnings.warn(text, RuntimeWarning, stacklevel=2)
        if executor is not None:
            executor.shutdown(wait=False)


def _run_by_loop(loop, context, function, args, keywords):
    """`to_thread` with an event loop of a script's class that has a `run_in_executor` of its own."""
    call = functools.partial(context.run, function, *args, **(keywords or {}))
    return loop.run_in_executor(None, call)
