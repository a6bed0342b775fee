import asyncio
async def main():
    loop = asyncio.get_running_loop()
    now = loop.time()
    for d in (0.03, 0.01, 0.02, 0.005):
        loop.call_at(now + d, print, "at", d)
    for d in (0.025, 0.015):
        loop.call_later(d, print, "later", d)
    h = loop.call_later(0.012, print, "never"); h.cancel()
    await asyncio.sleep(0.05)
    async def s(d): await asyncio.sleep(d); print("slept", d)
    await asyncio.gather(*(s(d) for d in (0.03, 0.01, 0.02)))
asyncio.run(main())
