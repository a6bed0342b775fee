import asyncio

async def waiter(event, n):
    print(n, await event.wait())

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, n)) for n in range(3)]
    await asyncio.sleep(0)
    print(event.is_set())
    event.set()
    event.clear()
    print(event.is_set())
    await asyncio.gather(*tasks)
    event.set()
    print(await event.wait())

asyncio.run(main())
