# bide-only: CPython waits for ever
import asyncio

async def stuck(queue):
    await queue.get()  # stuck

loop = asyncio.new_event_loop()
task = loop.create_task(stuck(asyncio.Queue()))
try:
    loop.run_forever()
finally:
    task.cancel()
    loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
    loop.close()
