import asyncio, threading
async def add(a,b):
    await asyncio.sleep(0.01); return a+b
def start(loop):
    asyncio.set_event_loop(loop); loop.run_forever()
loop = asyncio.new_event_loop()
t = threading.Thread(target=start, args=(loop,), daemon=True); t.start()
f = asyncio.run_coroutine_threadsafe(add(1,2), loop)
print(f.result(), type(f))
async def boom(): raise ValueError("b")
f = asyncio.run_coroutine_threadsafe(boom(), loop)
try: f.result(timeout=2)
except ValueError as e: print(repr(e))
f = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
try: f.result(timeout=0.02)
except TimeoutError: print("timeout"); print(f.cancel())
loop.call_soon_threadsafe(loop.stop); t.join(); print(loop.is_running()); loop.close()
