"""What a coroutine awaits, as `cr_await` shows it."""
import asyncio
async def main():
    loop=asyncio.get_running_loop()
    async def c(): 
        await asyncio.sleep(0.01)
    x=c()
    t=asyncio.create_task(x)
    await asyncio.sleep(0)
    print(type(x.cr_await), x.cr_running, x.cr_suspended)
    f=loop.create_future()
    async def d(): await f
    y=d(); t2=asyncio.create_task(y); await asyncio.sleep(0)
    print(type(y.cr_await))
    f.set_result(1)
    async def e(): await c()
    z=e(); t3=asyncio.create_task(z); await asyncio.sleep(0)
    print(z.cr_await.__qualname__, type(z.cr_await.cr_await))
    await asyncio.gather(t,t2,t3)
    async def zz(): await asyncio.sleep(0)
    z=zz(); t3=asyncio.create_task(z); await asyncio.sleep(0)
    print(type(z.cr_await)); await t3
    q=asyncio.Queue()
    async def zz(): await q.get()
    z=zz(); t3=asyncio.create_task(z); await asyncio.sleep(0)
    print(type(z.cr_await), z.cr_await.__qualname__, type(z.cr_await.cr_await)); q.put_nowait(1); await t3
asyncio.run(main())
