"""Attempts that are started one after the other, until one has succeeded."""

import asyncio


async def staggered_race(coro_fns, delay, *, loop=None):
    """Starts each function when the one before has failed or has had so many seconds.

    Gives the first result, its index, and what each attempt raised.
    """
    errors = []
    tasks = []
    winner = None, None
    functions = list(coro_fns)

    async def attempt(index, failed):
        nonlocal winner
        try:
            result = await functions[index]()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            errors[index] = error
            failed.set()
            if isinstance(error, asyncio.CancelledError):
                raise
        else:
            if winner[1] is None:
                winner = result, index
                for number, task in enumerate(tasks):
                    if number != index:
                        task.cancel()

    try:
        for index in range(len(functions)):
            if winner[1] is not None:
                break
            failed = asyncio.Event()
            errors.append(None)
            tasks.append(asyncio.create_task(attempt(index, failed)))
            await _wait_turn(tasks, failed, delay)
    except asyncio.CancelledError as error:
        await _settle(tasks, error)
    await _settle(tasks, None)
    return winner[0], winner[1], errors


async def _settle(tasks, cancelled):
    """Waits for all attempts, and cancels them as often as it is cancelled itself."""
    if cancelled is not None:
        _cancel(tasks, cancelled)
    while pending := [task for task in tasks if not task.done()]:
        try:
            await asyncio.wait(pending)
        except asyncio.CancelledError as error:
            cancelled = error
            _cancel(tasks, error)
    if cancelled is not None:
        raise cancelled


def _cancel(tasks, error):
    for task in tasks:
        task.cancel(*error.args)


async def _wait_turn(tasks, failed, delay):
    turn = asyncio.create_task(failed.wait())
    try:
        await asyncio.wait([turn, tasks[-1]], timeout=delay, return_when="FIRST_COMPLETED")
    finally:
        turn.cancel()
