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
        while pending := [task for task in tasks if not task.done()]:
            await asyncio.wait(pending)
    finally:
        for task in tasks:
            task.cancel()
    return winner[0], winner[1], errors


async def _wait_turn(tasks, failed, delay):
    turn = asyncio.create_task(failed.wait())
    try:
        await asyncio.wait([turn, tasks[-1]], timeout=delay, return_when="FIRST_COMPLETED")
    finally:
        turn.cancel()
