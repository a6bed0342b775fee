# Asynchronous context managers that do not wait: of asynccontextmanager, of a class, and from an exit stack.
import asyncio
import contextlib
import sys
import time


@contextlib.asynccontextmanager
async def made(x):
    yield x


class Manager:
    async def __aenter__(self):
        return 1

    async def __aexit__(self, *exc):
        return False


async def main(n):
    total = 0
    manager = Manager()
    for i in range(n):
        async with made(i & 3) as x:
            total += x
        async with manager as x:
            total += x
        async with contextlib.AsyncExitStack() as stack:
            total += await stack.enter_async_context(manager)
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 20000
t0 = time.perf_counter()
r = asyncio.run(main(n))
print('checksum', n, r)
print('elapsed', time.perf_counter() - t0)
