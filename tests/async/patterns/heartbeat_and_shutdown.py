import asyncio
async def heart(stop):
    n = 0
    while not stop.is_set():
        n += 1
        try: await asyncio.wait_for(stop.wait(), 0.02)
        except TimeoutError: pass
    return n
async def main():
    stop = asyncio.Event(); t = asyncio.create_task(heart(stop)); await asyncio.sleep(0.05); stop.set(); print(await t > 1)
    async def service():
        try:
            while True: await asyncio.sleep(0.01)
        except asyncio.CancelledError: print("stopping"); await asyncio.sleep(0.01); print("stopped"); raise
    s = asyncio.create_task(service()); await asyncio.sleep(0.03); s.cancel()
    try: await s
    except asyncio.CancelledError: print("done", s.cancelled())
asyncio.run(main())
