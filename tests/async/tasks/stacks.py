# Where tasks stand: get_stack, print_stack, and the frames of coroutines and generators.
import asyncio
import io
import sys


async def inner(event):
    place = "inner"
    await event.wait()
    return sys._getframe(1).f_code.co_name, [f.f_code.co_name for f in asyncio.current_task().get_stack()][-1:]


async def outer(event):
    number = 42
    return await inner(event)


async def fail():
    raise ValueError("no")


def shown(task, **keywords):
    out = io.StringIO()
    task.print_stack(file=out, **keywords)
    for line in out.getvalue().splitlines():
        if line.startswith('  File "'):
            line = '  File "' + line.split("/")[-1].removeprefix('  File "')
        print(line.split(" for <")[0])


async def main():
    event = asyncio.Event()
    task = asyncio.create_task(outer(event))
    print([(f.f_code.co_name, f.f_lineno) for f in task.get_stack()])
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    [frame] = task.get_stack()
    print(frame.f_code.co_name, frame.f_lineno, frame.f_locals["number"], frame.f_back)
    print(task.get_stack(limit=0), len(task.get_stack(limit=5)))
    shown(task)
    coro = task.get_coro()
    print(coro.cr_frame.f_lineno, coro.cr_await.cr_code.co_name, coro.cr_await.cr_frame.f_locals["place"])
    event.set()
    print(await task)
    print(task.get_stack(), coro.cr_frame)
    shown(task)
    bad = asyncio.create_task(fail())
    await asyncio.wait([bad])
    print([f.f_code.co_name for f in bad.get_stack()])
    shown(bad)


def numbers(limit):
    for n in range(limit):
        yield n


asyncio.run(main())
generator = numbers(3)
print(generator.gi_frame.f_lineno, generator.gi_frame.f_locals)
next(generator)
print(generator.gi_frame.f_lineno, generator.gi_frame.f_locals, generator.gi_frame.f_generator is generator)
list(generator)
print(generator.gi_frame)


async def later():
    yield 1


agen = later()
print(agen.ag_frame.f_lineno, agen.ag_frame.f_code.co_name)
