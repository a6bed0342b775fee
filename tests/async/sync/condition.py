import asyncio

async def consumer(condition, items, n):
    async with condition:
        await condition.wait_for(lambda: items)
        print(n, "took", items.pop(0))

async def main():
    condition = asyncio.Condition()
    items = []
    tasks = [asyncio.create_task(consumer(condition, items, n)) for n in range(3)]
    await asyncio.sleep(0)
    for item in "xyz":
        async with condition:
            items.append(item)
            condition.notify()
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    for wrong in (condition.notify, condition.notify_all):
        try:
            wrong()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)

asyncio.run(main())
