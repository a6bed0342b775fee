import asyncio
async def main():
    t = asyncio.timeout(1)
    async with t: pass
    try:
        async with t: pass
    except RuntimeError as e: print(e)
    try: t.reschedule(1)
    except RuntimeError as e: print(e)
    t = asyncio.timeout(1)
    try: t.reschedule(1)
    except RuntimeError as e: print(e)
    def cb():
        c = asyncio.timeout(1).__aenter__()
        try: c.send(None)
        except RuntimeError as e: print(e)
    asyncio.get_running_loop().call_soon(cb); await asyncio.sleep(0)
asyncio.run(main())
try: asyncio.timeout(1)
except RuntimeError as e: print(e)
