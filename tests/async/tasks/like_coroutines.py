# An object that has what coroutines have is one, as far as tasks go.
import asyncio
import collections.abc


class CoroLike(collections.abc.Coroutine):
    def __init__(self):
        self.steps = 0

    def send(self, value):
        self.steps += 1
        if self.steps == 3:
            raise StopIteration(42)

    def throw(self, *error):
        raise error[0]

    def close(self):
        print("closed")

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)


class Awaitable:
    def __await__(self):
        yield
        return "awaited"


async def main():
    print(asyncio.iscoroutine(CoroLike()), asyncio.iscoroutine(Awaitable()))
    print(await asyncio.create_task(CoroLike()))
    print(await CoroLike())
    print(await asyncio.gather(CoroLike(), Awaitable()))
    async with asyncio.TaskGroup() as group:
        task = group.create_task(CoroLike())
    print(task.result())
    try:
        asyncio.create_task(Awaitable())
    except TypeError as error:
        print(str(error)[:29])


asyncio.run(main())
