# bide-only: in CPython the traceback keeps the coroutine, and the warning comes at the very end.
import asyncio


async def inner():
    pass


async def main():
    asyncio.run(inner())


asyncio.run(main())
