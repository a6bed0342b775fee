# A task does not run before its creator next waits.
import asyncio

async def child(n):
    print("child", n)

async def main():
    tasks = [asyncio.create_task(child(n)) for n in range(3)]
    print("made")
    await asyncio.sleep(0)
    print("after one turn")
    for task in tasks:
        print(task.done())

asyncio.run(main())
