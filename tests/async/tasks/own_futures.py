"""Futures of the script's own making: not asyncio's, but with all that asyncio asks of one."""
import asyncio
from unittest import mock


class Slot:
    _asyncio_future_blocking = False

    def __init__(self, loop):
        self.loop, self.callbacks, self.value, self.error, self.ready = loop, [], None, None, False

    def get_loop(self):
        return self.loop

    def add_done_callback(self, callback, *, context=None):
        self.callbacks.append((callback, context))

    def cancel(self, msg=None):
        print("asked to cancel:", msg)
        self.finish(error=asyncio.CancelledError("by the slot"))
        return True

    def finish(self, value=None, error=None):
        self.value, self.error, self.ready = value, error, True
        for callback, context in self.callbacks:
            self.loop.call_soon(callback, self, context=context)

    def done(self):
        return self.ready

    def cancelled(self):
        return isinstance(self.error, asyncio.CancelledError)

    def exception(self):
        return self.error

    def result(self):
        if self.error:
            raise self.error
        return self.value

    def __await__(self):
        if not self.ready:
            self._asyncio_future_blocking = True
            yield self
        return self.result()


class Careless(Slot):
    def __await__(self):
        yield self


async def main():
    loop = asyncio.get_running_loop()

    def later(*outcome, **error):
        slot = Slot(loop)
        loop.call_later(0.001, lambda: slot.finish(*outcome, **error))
        return slot

    print([asyncio.isfuture(one) for one in (mock.Mock(), mock.Mock(asyncio.Future), mock.Mock(asyncio.Task), 5)])
    slot = later(1)
    print(asyncio.isfuture(slot), asyncio.ensure_future(slot) is slot, asyncio.wrap_future(slot) is slot)
    print(await slot, await slot)
    try:
        await later(error=KeyError("lost"))
    except KeyError as error:
        print(repr(error))
    print(await asyncio.gather(later(2), later(3)), await asyncio.wait_for(later(4), 1), await asyncio.shield(later(5)))
    print([await one for one in asyncio.as_completed([later(6)])])

    async def wait(slot):
        return await slot

    task = asyncio.create_task(wait(Slot(loop)))
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error)
    other = asyncio.new_event_loop()
    for wrong in (Slot(other), Careless(loop)):
        try:
            await asyncio.create_task(wait(wrong))
        except RuntimeError as error:
            print("wrong:", str(error).split(" <")[0], "..." + str(error).split(">")[-1])
    try:
        asyncio.ensure_future(Slot(other), loop=loop)
    except ValueError as error:
        print(error)
    other.close()

    class Job(asyncio.Task):
        def cancel(self, *args, **keywords):
            print("cancel", args, keywords)
            return super().cancel(*args, **keywords)

    async def sleep():
        await asyncio.sleep(60)

    job = Job(sleep(), loop=loop)
    task = asyncio.create_task(wait(job))
    await asyncio.sleep(0)
    task.cancel("down the chain")
    await asyncio.wait([task])
    gathered = asyncio.gather(Job(sleep(), loop=loop))
    await asyncio.sleep(0)
    gathered.cancel("all")
    try:
        await gathered
    except asyncio.CancelledError as error:
        print(error)
    try:
        await asyncio.wait_for(Job(sleep(), loop=loop), 0.001)
    except TimeoutError:
        print("too late")

    class Told(asyncio.Future):
        def result(self):
            print("asked for the result")
            return super().result()

    told = Told()
    loop.call_soon(told.set_result, 7)
    print(await told)


asyncio.run(main())
