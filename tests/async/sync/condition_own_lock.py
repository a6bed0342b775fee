# A Condition takes whatever has the methods of a lock.
import asyncio


class Counting(asyncio.Lock):
    def __init__(self):
        super().__init__()
        self.taken = 0

    async def acquire(self):
        self.taken += 1
        return await super().acquire()


class Duck:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.log = []

    def locked(self):
        return self.lock.locked()

    async def acquire(self):
        self.log.append("acquire")
        return await self.lock.acquire()

    def release(self):
        self.log.append("release")
        self.lock.release()


async def consumer(condition, items, got):
    async with condition:
        await condition.wait_for(lambda: items)
        got.append(items.pop())


async def use(lock):
    condition = asyncio.Condition(lock)
    items, got = [], []
    tasks = [asyncio.create_task(consumer(condition, items, got)) for _ in range(3)]
    await asyncio.sleep(0)
    print(condition.locked(), "waiters:3" in repr(condition))
    for n in range(3):
        async with condition:
            items.append(n)
            condition.notify()
    await asyncio.gather(*tasks)
    print(sorted(got), condition.locked())
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)
    task = asyncio.create_task(consumer(condition, items, got))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), condition.locked())


async def main():
    counting, duck = Counting(), Duck()
    await use(counting)
    print(counting.taken)
    await use(duck)
    print(len(duck.log), duck.log[:3])
    for wrong in 5, object():
        try:
            asyncio.Condition(wrong)
        except AttributeError as error:
            print(error)


asyncio.run(main())
