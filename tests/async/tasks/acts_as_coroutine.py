"""Objects of a script's class that are coroutines by what they can do."""
import asyncio
import collections.abc


class Coroutine(collections.abc.Coroutine):
    def __init__(self):
        self.steps = 0

    def send(self, value):
        self.steps += 1
        if self.steps == 3:
            raise StopIteration(self.steps)
        print("send", value)

    def throw(self, *error):
        print("throw", error)
        raise error[0]

    def close(self):
        print("close")

    def __await__(self):
        raise AssertionError("a task does not ask for this")


async def main():
    print(asyncio.iscoroutine(Coroutine()))
    print(await asyncio.create_task(Coroutine()))
    task = asyncio.create_task(Coroutine())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error))
    print(await asyncio.gather(Coroutine(), Coroutine()))
    task = asyncio.create_task(Coroutine())
    print(task.get_coro().steps)


asyncio.run(main())
print(asyncio.run(Coroutine()))
