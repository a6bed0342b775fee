import asyncio

async def at_once():
    print("at once", asyncio.current_task().get_name())
    return 5

async def later():
    print("first part")
    await asyncio.sleep(0)
    print("second part")

async def main():
    task = asyncio.create_task(at_once(), eager_start=True, name="eager")
    print(task.done(), task.result())
    other = asyncio.create_task(later(), eager_start=True)
    print(other.done())
    await other
    print(asyncio.current_task().get_name())

asyncio.run(main())
