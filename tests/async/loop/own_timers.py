# Sleeps, timeouts and waits go through the loop's own `call_later` and `call_at`.
import asyncio


class Noting(asyncio.SelectorEventLoop):
    def call_later(self, delay, callback, *args, context=None):
        print('call_later', delay, callable(callback))
        return super().call_later(delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        print('call_at', type(when).__name__)
        return super().call_at(when, callback, *args, context=context)


class Hasty(asyncio.SelectorEventLoop):
    """Everything takes a thousandth of its time."""
    def call_later(self, delay, callback, *args, context=None):
        return super().call_later(delay / 1000, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        return super().call_at(self.time() + (when - self.time()) / 1000, callback, *args, context=context)


class AtOnly(asyncio.SelectorEventLoop):
    count = 0

    def call_at(self, *args, **options):
        self.count += 1
        return super().call_at(*args, **options)


async def program(unit):
    print(await asyncio.sleep(unit, 'slept'), await asyncio.sleep(0, 'at once'))
    try:
        async with asyncio.timeout(unit) as limit:
            await asyncio.sleep(unit * 100)
    except TimeoutError:
        print('timed out', limit.expired())
    async with asyncio.timeout(unit * 100):
        pass
    task = asyncio.create_task(asyncio.sleep(unit * 100))
    print([len(tasks) for tasks in await asyncio.wait([task], timeout=unit)])
    try:
        for step in asyncio.as_completed([task], timeout=unit):
            await step
    except TimeoutError:
        print('timed out')
    try:
        await asyncio.wait_for(task, unit)
    except TimeoutError:
        print('timed out', task.cancelled())
    await asyncio.gather(*(asyncio.sleep(unit * n) for n in range(3)))
    task = asyncio.create_task(asyncio.sleep(unit * 100))
    await asyncio.sleep(0)
    task.cancel('enough')
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error))


async def main():
    await program(0.01)

asyncio.run(main(), loop_factory=Noting)
with asyncio.Runner(loop_factory=AtOnly) as runner:
    runner.run(main())
    print(runner.get_loop().count)


async def long():
    loop = asyncio.get_running_loop()
    begin = loop.time()
    await asyncio.sleep(20)
    async with asyncio.timeout(30):
        await asyncio.sleep(20)
    print(loop.time() - begin < 2)

asyncio.run(long(), loop_factory=Hasty)
loop = asyncio.new_event_loop()
loop.call_later = lambda delay, callback, *args: loop.call_soon(callback, *args)
print(loop.run_until_complete(asyncio.sleep(1000, 'no time passed')))
loop.close()
