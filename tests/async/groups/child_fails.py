import asyncio

async def fail(name):
    await asyncio.sleep(0.01)
    raise ValueError(name)

async def slow():
    try:
        await asyncio.sleep(1)
    finally:
        print("slow was cancelled")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("one"))
            group.create_task(fail("two"))
            group.create_task(slow())
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("body was cancelled")
                raise
    except* ValueError as errors:
        print(repr(errors.exceptions), errors.message)
    print(asyncio.current_task().cancelling())

asyncio.run(main())
