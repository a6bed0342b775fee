# A sleep that ends with a ticker's next tick was there first.
import asyncio

async def ticker(name, period):
    while True:
        print(name)
        await asyncio.sleep(period)

async def main():
    tasks = [asyncio.create_task(ticker("A", 0.05)), asyncio.create_task(ticker("  B", 0.1))]
    await asyncio.sleep(0.25)
    for task in tasks:
        task.cancel()
    print("stopped")

asyncio.run(main())
