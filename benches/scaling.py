#!/usr/bin/env python3
"""How cost grows: each kind of work at n, 4n and 16n, and what one unit costs there.

    target/release/bide benches/scaling.py            # all kinds
    target/release/bide benches/scaling.py cancel     # those whose name has this in it

Prints the time of a unit (a task, an item, a level) at n, and how many times that it is at 4n and 16n: near 1.0
it grows as it should. The last column says `GROWS` where a unit costs more than three times as much at 16n.
"""
import asyncio
import sys
import time

KINDS = []


def kind(n):
    def add(function):
        KINDS.append((function.__name__, function, n))
        return function
    return add


async def forever():
    await asyncio.get_running_loop().create_future()


async def spawned(n, coroutine=forever):
    tasks = [asyncio.create_task(coroutine()) for _ in range(n)]
    await asyncio.sleep(0)
    return tasks


async def ended(tasks):
    await asyncio.gather(*tasks, return_exceptions=True)


@kind(10000)
async def tasks_at_once(n):
    async def one():
        await asyncio.sleep(0)
    await asyncio.gather(*[one() for _ in range(n)])


@kind(10000)
async def timers(n):
    loop = asyncio.get_running_loop()
    for i in range(n):
        loop.call_later(0.001 * (i * 7919 % 100), int)
    await asyncio.sleep(0.11)


@kind(10000)
async def timers_cancelled_in_the_middle(n):
    loop = asyncio.get_running_loop()
    handles = [loop.call_later(60 + i, int) for i in range(n)]
    for handle in handles[n // 2:] + handles[:n // 2]:
        handle.cancel()


@kind(10000)
async def sleepers_cancelled(n):
    tasks = await spawned(n, lambda: asyncio.sleep(3600))
    for task in reversed(tasks):
        task.cancel()
    await ended(tasks)


@kind(10000)
async def tasks_cancelled(n):
    tasks = await spawned(n)
    for task in tasks:
        task.cancel()
    await ended(tasks)


@kind(10000)
async def waiters_of_one_event(n):
    event = asyncio.Event()
    tasks = await spawned(n, event.wait)
    event.set()
    await ended(tasks)


@kind(2000)
async def waiters_of_an_event_cancelled_backwards(n):
    event = asyncio.Event()
    tasks = await spawned(n, event.wait)
    for task in reversed(tasks):
        task.cancel()
    await ended(tasks)


@kind(2000)
async def getters_cancelled_backwards(n):
    queue = asyncio.Queue()
    tasks = await spawned(n, queue.get)
    for task in reversed(tasks):
        task.cancel()
    await ended(tasks)


@kind(2000)
async def lock_waiters_cancelled_backwards(n):
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = await spawned(n, lock.acquire)
    for task in reversed(tasks):
        task.cancel()
    await ended(tasks)


@kind(2000)
async def semaphore_released_at_once(n):
    semaphore = asyncio.Semaphore(0)
    tasks = await spawned(n, semaphore.acquire)
    for _ in range(n):
        semaphore.release()
    await ended(tasks)


@kind(2000)
async def condition_notified_one_by_one(n):
    condition = asyncio.Condition()

    async def one():
        async with condition:
            await condition.wait()
    tasks = await spawned(n, one)
    for _ in range(n):
        async with condition:
            condition.notify()
    await ended(tasks)


@kind(10000)
async def queue_items(n):
    queue = asyncio.Queue()
    for i in range(n):
        queue.put_nowait(i)
    for i in range(n):
        await queue.get()


@kind(10000)
async def priority_queue_items(n):
    queue = asyncio.PriorityQueue()
    for i in range(n):
        queue.put_nowait(i * 7919 % 1009)
    for i in range(n):
        await queue.get()


@kind(2000)
async def as_completed(n):
    async def one():
        await asyncio.sleep(0)
    for future in asyncio.as_completed([one() for _ in range(n)]):
        await future


@kind(2000)
async def wait_for_all(n):
    await asyncio.wait(await spawned(n, lambda: asyncio.sleep(0)))


@kind(2000)
async def task_group(n):
    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(asyncio.sleep(0))


@kind(2000)
async def callbacks_removed(n):
    future = asyncio.get_running_loop().create_future()
    for _ in range(n):
        future.add_done_callback(print)
    future.remove_done_callback(print)


@kind(2000)
async def shields_of_one_task(n):
    inner = asyncio.create_task(forever())

    async def one():
        await asyncio.shield(inner)
    tasks = await spawned(n, one)
    for task in tasks:
        task.cancel()
    await ended(tasks)
    inner.cancel()


@kind(200)
async def connections(n):
    async def serve(reader, writer):
        writer.write(await reader.readline())
        writer.close()

    async def client(port):
        reader, writer = await asyncio.open_connection('127.0.0.1', port)
        writer.write(b'line\n')
        await reader.readline()
        writer.close()
        await writer.wait_closed()
    server = await asyncio.start_server(serve, '127.0.0.1', 0, backlog=5000)
    port = server.sockets[0].getsockname()[1]
    # So many at once that the limit of open files is not reached.
    for _ in range(n // 100):
        await asyncio.gather(*[client(port) for _ in range(100)])
    server.close()


@kind(50)
async def awaits_in_awaits(n):
    async def deep(level):
        return await deep(level - 1) if level else await asyncio.sleep(0)
    await deep(n)


@kind(50000)
async def string_building(n):
    text = ''
    for _ in range(n):
        text += 'x'


@kind(50000)
async def list_growth(n):
    items = []
    for i in range(n):
        items.append(i)


@kind(10000)
async def dict_growth(n):
    table = {}
    for i in range(n):
        table[str(i)] = i
    for i in range(n):
        del table[str(i)]


@kind(50)
async def recursion(n):
    def deep(level):
        return deep(level - 1) if level else 0
    deep(n)


def unit_cost(function, n):
    best = None
    for _ in range(3):
        start = time.process_time()
        asyncio.run(function(n))
        cost = (time.process_time() - start) / n
        best = cost if best is None else min(best, cost)
    return best


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ''
    print('%-42s %12s %7s %7s' % ('', 'ns at n', '4n', '16n'))
    for name, function, n in KINDS:
        if wanted in name:
            first, second, third = (unit_cost(function, n * factor) for factor in (1, 4, 16))
            grows = 'GROWS' if third > 3 * first else ''
            print('%-42s %12.0f %7.2f %7.2f  %s' % (name, first * 1e9, second / first, third / first, grows), flush=True)


if __name__ == '__main__':
    main()
