# bide-only: CPython waits for ever
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    source, target = loop.create_future(), loop.create_future()
    source.add_done_callback(lambda done: target.set_result(done.result()))
    await target  # stuck

asyncio.run(main())
