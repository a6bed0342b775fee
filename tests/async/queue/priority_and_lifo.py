import asyncio

async def main():
    queue = asyncio.PriorityQueue()
    for item in [(3, "c"), (1, "a"), (2, "b"), (1, "A")]:
        queue.put_nowait(item)
    while not queue.empty():
        print(await queue.get())
    stack = asyncio.LifoQueue(3)
    for n in range(3):
        await stack.put(n)
    print(stack.full(), [stack.get_nowait() for _ in range(3)])
    queue.put_nowait(1)
    try:
        queue.put_nowait("x")
    except TypeError as error:
        print(error)

asyncio.run(main())
