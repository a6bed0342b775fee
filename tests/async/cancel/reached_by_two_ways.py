"""A gather that a cancellation reaches by two ways: its children are cancelled twice, and nothing hurries."""
import asyncio

log = []


def count_turns(last=8):
    loop = asyncio.get_running_loop()

    def turn(number):
        log.append(f"turn {number}")
        if number < last:
            loop.call_soon(turn, number + 1)

    loop.call_soon(turn, 1)


async def child(seconds):
    try:
        await asyncio.sleep(seconds)
    finally:
        log.append(f"child {seconds} ends")


async def gatherer():
    try:
        await asyncio.gather(child(0), child(5), return_exceptions=True)
    finally:
        log.append("gatherer ends")


async def join(task, name):
    try:
        await task
    finally:
        log.append(f"join {name} ends")


async def main(how):
    task = asyncio.create_task(gatherer())
    await asyncio.sleep(0.01)
    joins = [asyncio.create_task(join(task, name)) for name in "ab"]
    if how == "outer":
        outer = asyncio.create_task(join(asyncio.gather(*joins), "outer"))
    await asyncio.sleep(0.01)
    log.append(f"--- {how}")
    count_turns()
    if how == "outer":
        outer.cancel("why")
    else:
        for other in [task, task] if how == "twice" else joins:
            other.cancel("why")
    await asyncio.sleep(0.1)
    log.append(f"{task.cancelling()} {[other.cancelling() for other in joins]}")


for how in ("twice", "joins", "outer"):
    asyncio.run(main(how))
print("\n".join(log))
