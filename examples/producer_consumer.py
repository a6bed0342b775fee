# A producer and two consumers with a bounded queue between them: the producer waits when it is full.
import asyncio


async def produce(queue, count):
    for number in range(count):
        await queue.put(number)
        print(f"put {number} ({queue.qsize()} waiting)")


async def consume(name, queue):
    while True:
        number = await queue.get()
        await asyncio.sleep(0.5)
        print(f"{name} used {number}")
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    consumers = [asyncio.create_task(consume(name, queue)) for name in ("A", "B")]
    await produce(queue, 6)
    await queue.join()
    for consumer in consumers:
        consumer.cancel()
    print("all used")


asyncio.run(main())
