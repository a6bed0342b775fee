import asyncio
async def f(n): await asyncio.sleep(0); return n
loop = asyncio.new_event_loop(); asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop.run_until_complete(f(1)))
t = loop.create_task(f(2)); print(loop.run_until_complete(t), t.done())
fut = asyncio.ensure_future(f(3), loop=loop); print(loop.run_until_complete(asyncio.gather(fut, loop.create_task(f(4)))))
print(loop.is_running(), loop.is_closed())
loop.call_soon(loop.stop); loop.run_forever(); print("stopped")
loop.call_later(0.01, loop.stop); loop.run_forever(); print("stopped again")
async def stops(): loop.stop(); await asyncio.sleep(0); return "never mind"
try: loop.run_until_complete(stops())
except RuntimeError as e: print(e)
loop.run_until_complete(loop.shutdown_asyncgens()); loop.run_until_complete(loop.shutdown_default_executor())
loop.close(); loop.close(); print(loop.is_closed(), loop)
for g in (lambda: loop.call_soon(print), lambda: loop.call_later(1, print), lambda: loop.run_forever(), lambda: loop.run_until_complete(loop.create_future()), lambda: loop.create_task(None)):
    try: g()
    except RuntimeError as e: print(e)
asyncio.set_event_loop(None)
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
