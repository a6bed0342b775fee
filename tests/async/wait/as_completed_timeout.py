import asyncio

async def main():
    tasks = [asyncio.create_task(asyncio.sleep(d, d)) for d in (0.01, 1)]
    try:
        for next_one in asyncio.as_completed(tasks, timeout=0.05):
            print(await next_one)
    except TimeoutError as error:
        print("timeout", repr(error), tasks[1].done())

asyncio.run(main())
