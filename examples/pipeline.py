# A pipeline of stages joined by queues; the end of the input travels through as None.
import asyncio


async def stage(function, source, sink):
    while (item := await source.get()) is not None:
        await asyncio.sleep(0.1)
        await sink.put(function(item))
    await sink.put(None)


async def main():
    words, shouted, counted = (asyncio.Queue(maxsize=1) for _ in range(3))
    async with asyncio.TaskGroup() as group:
        group.create_task(stage(str.upper, words, shouted))
        group.create_task(stage(lambda word: (word, len(word)), shouted, counted))
        for word in ["async", "scripts", "are", "fun"]:
            await words.put(word)
        await words.put(None)
        while (result := await counted.get()) is not None:
            print(*result)


asyncio.run(main())
