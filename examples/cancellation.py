# Cancelling a task: it gets a chance to clean up, and whoever awaits it learns of it.
import asyncio


async def heartbeat():
    beats = 0
    try:
        while True:
            beats += 1
            print("beat", beats)
            await asyncio.sleep(1)
    finally:
        print(f"cleaned up after {beats} beats")


async def main():
    task = asyncio.create_task(heartbeat(), name="heart")
    await asyncio.sleep(3.5)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print(f"{task.get_name()} was cancelled: {error}")
    print(task.cancelled(), task.done())


asyncio.run(main())
