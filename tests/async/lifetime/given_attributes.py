# Tasks, locks, queues, event loops … take attributes of a script's choice.
import asyncio
import gc
import weakref


class Thing:
    pass


async def main():
    loop = asyncio.get_running_loop()
    me = asyncio.current_task()
    things = [
        loop, me, loop.create_future(), asyncio.Lock(), asyncio.Event(), asyncio.Condition(), asyncio.Semaphore(),
        asyncio.BoundedSemaphore(), asyncio.Queue(), asyncio.PriorityQueue(), asyncio.LifoQueue(), asyncio.Barrier(2),
        asyncio.TaskGroup(), asyncio.timeout(1), asyncio.Runner(),
    ]
    for thing in things:
        thing.label = type(thing).__name__
        print(thing.label, hasattr(thing, "other"), hasattr(thing, "__dict__"))
        thing.label += "!"
        setattr(thing, "number", 5)
        del thing.label
        try:
            thing.label
        except AttributeError as error:
            print(str(error).replace("_UnixSelectorEventLoop", "EventLoop"))
        try:
            del thing.label
        except AttributeError as error:
            print(type(error).__name__)
    print(me.number, loop.number)
    loop.time = lambda: 42
    print(loop.time())
    del loop.time
    print(loop.time() == 42)

    handle = loop.call_soon(print)
    handle.cancel()
    for rigid in handle, main():
        try:
            rigid.label = 1
        except AttributeError as error:
            print(type(error).__name__)
        if asyncio.iscoroutine(rigid):
            rigid.close()

    # They die with their object, and cycles through them are found.
    lock = asyncio.Lock()
    lock.thing = Thing()
    seen = weakref.ref(lock.thing)
    print(seen() is not None)
    del lock
    print(seen() is None)
    queue = asyncio.Queue()
    queue.thing = Thing()
    queue.thing.queue = queue
    seen = weakref.ref(queue.thing)
    del queue
    gc.collect()
    print(seen() is None)
    chain = None
    for _ in range(100_000):
        link = asyncio.Event()
        link.next = chain
        chain = link
    del chain, link
    print("freed")


asyncio.run(main())
