"""In debug mode handles, futures and tasks remember where they were made."""
import asyncio
import os


def places(stack):
    return [(os.path.basename(frame.filename), frame.lineno, frame.name) for frame in stack
            if os.path.basename(frame.filename) == os.path.basename(__file__)][-1]


def text(thing):
    """The end of a text, without the folder."""
    return os.path.basename(repr(thing).rpartition(" at ")[2])


async def main():
    loop = asyncio.get_running_loop()
    soon = loop.call_soon(print, "soon")
    print(text(soon), places(soon._source_traceback))
    later = loop.call_later(1, print)
    print(text(later))
    later.cancel()
    print(text(later), text(loop.call_at(loop.time() + 1, print)))
    print(places(loop.create_future()._source_traceback))
    print(places(asyncio.create_task(asyncio.sleep(0))._source_traceback))

    troubles = []
    loop.set_exception_handler(lambda loop, context: troubles.append(context))
    loop.call_soon(lambda: 1 / 0)
    future = loop.create_future()
    future.set_exception(ValueError("lost"))
    del future

    async def failing():
        raise KeyError("lost too")

    task = asyncio.create_task(failing())
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    for trouble in troubles:
        print(sorted(trouble), places(trouble["source_traceback"]))
    loop.set_debug(False)
    print(loop.create_future()._source_traceback, repr(loop.create_future()))


asyncio.run(main(), debug=True)
