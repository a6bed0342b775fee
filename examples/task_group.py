# A task group: when one task fails the others are cancelled, and nothing is left behind.
import asyncio


async def worker(name, seconds, fail=False):
    try:
        await asyncio.sleep(seconds)
        if fail:
            raise ValueError(f"{name} broke")
        print(f"{name} finished")
    except asyncio.CancelledError:
        print(f"{name} was cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("quick", 1))
            group.create_task(worker("broken", 2, fail=True))
            group.create_task(worker("slow", 3))
    except* ValueError as errors:
        print("failed:", [str(error) for error in errors.exceptions])


asyncio.run(main())
