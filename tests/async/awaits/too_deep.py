"""Coroutines that await deeper than the recursion limit: all of them were awaited. And where coroutines are from."""
import asyncio
import os
import sys
import warnings

warnings.showwarning = lambda message, *rest: print("warning:", message)


async def deep(n):
    return n and await deep(n - 1)


async def by_name(n):
    inner = by_name(n - 1)
    return await inner


async def main():
    for function in (deep, by_name):
        try:
            await function(5000)
        except RecursionError as error:
            print(error)


asyncio.run(main())


def make():
    return deep(0)


print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(2)
coroutine = make()
print([(os.path.basename(file), line, name) for file, line, name in coroutine.cr_origin])
coroutine.close()
sys.set_coroutine_origin_tracking_depth(0)
coroutine = make()
print(coroutine.cr_origin)
coroutine.close()
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(error)
