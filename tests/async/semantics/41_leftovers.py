import asyncio
async def main():
    async def forever(n):
        try: await asyncio.Event().wait()
        finally: print("cancelled", n)
    ts = [asyncio.create_task(forever(i)) for i in range(2)]
    await asyncio.sleep(0); print("main ends")
asyncio.run(main())
