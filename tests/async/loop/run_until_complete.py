import asyncio

async def job(n):
    await asyncio.sleep(0.01)
    return n

loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed())
print(loop.run_until_complete(job(1)))
print(loop.run_until_complete(asyncio.gather(*[loop.create_task(job(n)) for n in (2, 3)])) if False else "")
loop.call_soon(loop.stop)
loop.run_forever()
print("stopped")
task = loop.create_task(job(4))
print(loop.run_until_complete(task), task.done())
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(loop.create_future())
except RuntimeError as error:
    print(error)
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
print(loop.is_closed())
