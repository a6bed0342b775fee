import asyncio
async def main():
    async def s(): raise StopIteration(1)
    try: await s()
    except RuntimeError as e: print(e, repr(e.__cause__))
    async def c(): return 1
    x = c(); await x
    try: await x
    except RuntimeError as e: print(e)
    async def me(): await holder[0]
    holder = []; holder.append(asyncio.create_task(me()))
    try: await holder[0]
    except RuntimeError as e: print(str(e)[:27])
    f = asyncio.get_running_loop().create_future()
    try: f.set_exception(StopIteration)
    except TypeError as e: print(e)
    else:
        try: await f
        except RuntimeError as e: print(e)
    async def slow(): await asyncio.sleep(0.01)
    x = slow(); t = asyncio.create_task(x); await asyncio.sleep(0)
    try: await x
    except RuntimeError as e: print(e)
    await t
asyncio.run(main())
