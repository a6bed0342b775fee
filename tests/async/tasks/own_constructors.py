"""Subclasses of asyncio's classes that are made in ways of their own."""
import asyncio


class Named(asyncio.Future):
    def __init__(self, name, loop):
        super().__init__(loop=loop)
        self.name = name


class Periodic(asyncio.Task):
    def __init__(self, times, *, loop=None):
        self.times = times
        super().__init__(self.run(), loop=loop, name=f"{times} times")

    async def run(self):
        for _ in range(self.times):
            await asyncio.sleep(0)
        return self.times


class Forgetful(asyncio.Future):
    def __init__(self):
        pass


class Limited(asyncio.TaskGroup):
    def __init__(self, limit):
        super().__init__()
        self.places = asyncio.Semaphore(limit)

    def create_task(self, coro, **options):
        return super().create_task(self.limited(coro), **options)

    async def limited(self, coro):
        async with self.places:
            return await coro


class Gate(asyncio.Barrier):
    def __init__(self, name, *, width=2):
        super().__init__(width)
        self.name = name


class Host(asyncio.Runner):
    def __init__(self, log):
        super().__init__(debug=False)
        self.log = log

    def run(self, coro):
        self.log.append("run")
        return super().run(coro)


class Lines(asyncio.StreamReader):
    def __init__(self, *lines):
        super().__init__(limit=100)
        for line in lines:
            self.feed_data(line.encode() + b"\n")
        self.feed_eof()


class Protocol(asyncio.StreamReaderProtocol):
    def __init__(self, reader, log):
        super().__init__(reader, loop=asyncio.get_running_loop())
        self.log = log

    def connection_lost(self, exc):
        self.log.append(exc)
        super().connection_lost(exc)


loop = asyncio.new_event_loop()
future = Named("answer", loop)
print(future.get_loop() is loop, future.name)
future.set_result(42)
print(loop.run_until_complete(future))
task = Periodic(3, loop=loop)
print(task.get_name(), task.times, loop.run_until_complete(task), task.done())

forgetful = Forgetful()
for method, args in [
    ("get_loop", ()), ("set_result", (1,)), ("set_exception", (ValueError(),)), ("cancel", ()),
    ("result", ()), ("done", ()), ("cancelled", ()),
]:
    try:
        print(method, getattr(forgetful, method)(*args))
    except (RuntimeError, asyncio.InvalidStateError) as error:
        print(method, type(error).__name__, error)


async def job(name, running):
    running.append(name)
    most = len(running)
    await asyncio.sleep(0.01)
    running.remove(name)
    return most


async def main():
    running = []
    async with Limited(2) as group:
        jobs = [group.create_task(job(n, running)) for n in range(5)]
    print([j.result() for j in jobs])
    gate = Gate("north", width=3)
    print(gate.name, gate.parties, sorted(await asyncio.gather(*(gate.wait() for _ in range(3)))))
    print([line async for line in Lines("one", "two")])
    log = []
    protocol = Protocol(asyncio.StreamReader(), log)
    protocol.connection_lost(None)
    print(log)


loop.run_until_complete(main())
loop.close()
log = []
with Host(log) as host:
    host.run(asyncio.sleep(0))
print(log)
