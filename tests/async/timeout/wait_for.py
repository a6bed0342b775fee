import asyncio

async def quick():
    return "quick"

async def slow():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cleanup")
        await asyncio.sleep(0.01)
        print("clean")
        raise

async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        return "swallowed"

async def failing():
    try:
        await asyncio.sleep(1)
    finally:
        raise ValueError("own error")

async def main():
    print(await asyncio.wait_for(quick(), 1), await asyncio.wait_for(quick(), None))
    for job in (slow, stubborn, failing):
        try:
            print(await asyncio.wait_for(job(), 0.01))
        except Exception as error:
            print(repr(error))
    task = asyncio.create_task(asyncio.sleep(1))
    try:
        await asyncio.wait_for(task, timeout=0.01)
    except asyncio.TimeoutError:
        print(task.cancelled())

asyncio.run(main())
