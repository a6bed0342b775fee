import asyncio
import sys


async def stop():
    try:
        sys.exit(8)
    finally:
        print("the task cleans up")


async def main():
    task = asyncio.create_task(stop())
    try:
        await asyncio.sleep(1)
    finally:
        print("main cleans up", task.done())


asyncio.run(main())
