"""Who waits for a task, directly or by way of a group, gather, shield or wait; and the functions under way in it."""
import asyncio


def show(graph, level=0):
    codes = [entry.frame.f_code for entry in graph.call_stack]
    print(" " * level + graph.future.get_name(), [code.co_name for code in codes if code.co_filename == __file__])
    for other in graph.awaited_by:
        show(other, level + 2)


def mine(text):
    return [line.split(", in ")[1] for line in text.splitlines() if __file__ in line]


async def wait(event):
    await event.wait()


async def step():
    print(mine(asyncio.format_call_graph()))
    await asyncio.sleep(0)
    print(mine(asyncio.format_call_graph()))


async def outer():
    await step()


async def group(event):
    async with asyncio.TaskGroup() as tg:
        return tg.create_task(wait(event), name="in a group")


async def gather(event):
    await asyncio.gather(asyncio.create_task(wait(event), name="gathered"), asyncio.gather(wait(event)))


async def shield(event):
    await asyncio.shield(asyncio.create_task(wait(event), name="shielded"))


async def plain_wait(event):
    await asyncio.wait([asyncio.create_task(wait(event), name="waited for")])


async def main():
    await asyncio.create_task(outer())
    event = asyncio.Event()
    tasks = [asyncio.create_task(f(event), name=f.__name__) for f in (group, gather, shield, plain_wait)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    names = {task.get_name(): task for task in asyncio.all_tasks()}
    for name in ("in a group", "gathered", "shielded"):
        show(asyncio.capture_call_graph(names[name]))
    event.set()
    await asyncio.wait(tasks)


asyncio.run(main())
