import asyncio, sys
async def exits(): sys.exit(3)
async def interrupts(): raise KeyboardInterrupt("k")
for f in (exits, interrupts):
    loop = asyncio.new_event_loop()
    async def main():
        t = asyncio.create_task(f())
        try:
            await asyncio.sleep(1)
        finally:
            print("not reached before the loop ends", t.done())
    try:
        loop.run_until_complete(main())
    except BaseException as e:
        print("out of the loop:", repr(e))
    tasks = asyncio.all_tasks(loop)
    for t in tasks: t.cancel()
    print(loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True)))
    loop.close()
