# A future that `__await__` gives by a plain `yield` is refused.
import asyncio


class Yields:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        return (yield self.future)


class Delegates(Yields):
    def __await__(self):
        return (yield from self.future)


class Future(asyncio.Future):
    pass


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    done.set_result(1)
    futures = [loop.create_future(), done, Future(), asyncio.create_task(asyncio.sleep(0), name='t')]
    for future in futures:
        try:
            await Yields(future)
        except RuntimeError as error:
            print(str(error).partition(' in task')[0], type(future).__name__)
    loop.call_soon(futures[0].set_result, 2)
    loop.call_soon(futures[2].set_result, 3)
    for future in futures:
        print(await Delegates(future))
    waited = loop.create_future()
    steps = Delegates(waited).__await__()
    print(waited._asyncio_future_blocking, steps.send(None) is waited, waited._asyncio_future_blocking)

asyncio.run(main())
