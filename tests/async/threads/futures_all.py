import concurrent.futures as cf, time, threading
def sq(x): time.sleep(0.005*(5-x)); return x*x
with cf.ThreadPoolExecutor(max_workers=3) as ex:
    fs=[ex.submit(sq,i) for i in range(5)]
    print([f.result() for f in fs])
    print(list(ex.map(sq, range(5))))
    print(sorted(f.result() for f in cf.as_completed(fs)))
    def bad(): raise KeyError("k")
    f=ex.submit(bad)
    try: f.result()
    except KeyError as e: print(repr(e), f.exception() is e)
    done, nd = cf.wait([ex.submit(sq,4), ex.submit(sq,0)], return_when=cf.FIRST_COMPLETED); print(len(done), len(nd))
    try: ex.submit(time.sleep, 0.2).result(timeout=0.01)
    except cf.TimeoutError: print("timeout")
    f = ex.submit(pow, 2, 5); f.add_done_callback(lambda f: print("cb", f.result()))
try: ex.submit(pow,1,2)
except RuntimeError as e: print(e)
ex = cf.ThreadPoolExecutor(1, thread_name_prefix="w")
print(ex.submit(lambda: threading.current_thread().name).result())
b=ex.submit(time.sleep,0.02); q=ex.submit(pow,2,3); print(q.cancel(), q.cancelled(), b.cancel())
try: q.result()
except cf.CancelledError: print("cancelled")
ex.shutdown()
f=cf.Future(); print(f.set_running_or_notify_cancel(), f.running(), f.done()); f.set_result(3); print(f.result(), f.done())
import asyncio
async def main():
    loop=asyncio.get_running_loop()
    with cf.ThreadPoolExecutor(2) as pool:
        print(await loop.run_in_executor(pool, sq, 3))
        print(await asyncio.gather(*[loop.run_in_executor(pool, sq, i) for i in range(4)]))
        print(await asyncio.wrap_future(pool.submit(sq, 2)))
    loop.set_default_executor(cf.ThreadPoolExecutor(1, thread_name_prefix="mine"))
    print(await asyncio.to_thread(lambda: threading.current_thread().name))
    print(await loop.run_in_executor(None, lambda: threading.current_thread().name))
asyncio.run(main())
async def m2(): print(await asyncio.to_thread(lambda: threading.current_thread().name))
asyncio.run(m2())
