import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print("handler:", c["message"], repr(c.get("exception")), sorted(c)))
    async def quiet():
        try: await asyncio.sleep(10)
        finally: print("quiet cancelled")
    async def loud():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: raise ValueError("while cancelled")
    async def stubborn():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: await asyncio.sleep(0.01); print("stubborn done")
    async def agen():
        try: yield 1
        finally: await asyncio.sleep(0); print("agen closed")
    g = agen(); await anext(g)
    for c in (quiet, loud, stubborn): asyncio.create_task(c())
    loop.run_in_executor(None, lambda: (__import__("time").sleep(0.02), print("thread done")))
    await asyncio.sleep(0); main.g = g
    print("main done"); return "result"
print(asyncio.run(main()))
