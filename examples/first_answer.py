# Asking several servers and taking the first answer; the others are cancelled.
import asyncio


async def ask(server, seconds):
    try:
        await asyncio.sleep(seconds)
        return f"{server} says hello"
    except asyncio.CancelledError:
        print(f"{server} is told to stop")
        raise


async def main():
    tasks = [
        asyncio.create_task(ask(server, seconds))
        for server, seconds in [("paris", 3), ("oslo", 1), ("rome", 2)]
    ]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        if task in pending:
            task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    print([task.result() for task in done])


asyncio.run(main())
