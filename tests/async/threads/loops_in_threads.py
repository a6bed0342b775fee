import asyncio, threading, time
# loop in a thread with its own asyncio.run, while main runs another
def worker(name):
    async def main():
        for i in range(3):
            await asyncio.sleep(0.01); print(name, i)
        return await asyncio.to_thread(lambda: name*2)
    print(asyncio.run(main()))
a=threading.Thread(target=worker, args=("a",)); a.start(); a.join()
async def m():
    t=threading.Thread(target=worker, args=("b",)); t.start()
    await asyncio.sleep(0.2); t.join(); print("m done")
asyncio.run(m())
# call_soon_threadsafe from a thread
async def m3():
    loop=asyncio.get_running_loop(); fut=loop.create_future()
    def w(): time.sleep(0.01); loop.call_soon_threadsafe(fut.set_result, "from thread")
    threading.Thread(target=w).start(); print(await fut)
    ev=asyncio.Event()
    threading.Thread(target=lambda: loop.call_soon_threadsafe(ev.set)).start(); await ev.wait(); print("ev")
    # run_coroutine_threadsafe from a to_thread function
    async def co(x): await asyncio.sleep(0); return x+1
    print(await asyncio.to_thread(lambda: asyncio.run_coroutine_threadsafe(co(1), loop).result()))
    # concurrency
    t0=time.monotonic(); await asyncio.gather(*[asyncio.to_thread(time.sleep,0.05) for _ in range(5)]); print(time.monotonic()-t0 < 0.2)
asyncio.run(m3())
# no loop in thread
def t():
    try: asyncio.get_running_loop()
    except RuntimeError as e: print(e)
    try: asyncio.get_event_loop()
    except RuntimeError as e: print(e)
    loop=asyncio.new_event_loop(); asyncio.set_event_loop(loop); print(asyncio.get_event_loop() is loop, loop.run_until_complete(asyncio.sleep(0,7))); loop.close()
x=threading.Thread(target=t, name="T"); x.start(); x.join()
# deep sort key blocking
def s():
    def k(x): time.sleep(0.001); return -x
    print(sorted([3,1,2], key=k))
x=threading.Thread(target=s); x.start(); print("meanwhile"); x.join()
