# After `shutdown_default_executor` there is no default executor, not even one that was set.
import asyncio
import concurrent.futures


async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(1) as own:
        loop.set_default_executor(concurrent.futures.ThreadPoolExecutor(1))
        print(await asyncio.to_thread(abs, -1))
        await loop.shutdown_default_executor()
        for attempt in (lambda: asyncio.to_thread(abs, -2),
                        lambda: loop.run_in_executor(None, abs, -3),
                        lambda: loop.run_in_executor(own, abs, -4)):
            try:
                print(await attempt())
            except RuntimeError as error:
                print(error)

asyncio.run(main())
