# Items through a PriorityQueue that never makes anyone wait.
import asyncio
import sys
import time


async def main(n):
    queue = asyncio.PriorityQueue()
    total = 0
    for i in range(n):
        await queue.put((i * 7919 % 1000, i))
    for i in range(n):
        total += (await queue.get())[0]
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 50000
t0 = time.perf_counter()
r = asyncio.run(main(n))
print('checksum', n, r)
print('elapsed', time.perf_counter() - t0)
