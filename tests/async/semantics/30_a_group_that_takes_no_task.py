import asyncio
async def c(): pass
async def main():
    g = asyncio.TaskGroup()
    for when in ("before", "after"):
        x = c()
        try: g.create_task(x)
        except RuntimeError as e: print(when, e)
        print(x.cr_frame)
        if when == "before":
            async with g: pass
    try:
        async with g: pass
    except RuntimeError as e: print(e)
    async def bad(): raise ValueError
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(bad())
            try: await asyncio.sleep(1)
            finally:
                try: g.create_task(c())
                except RuntimeError as e: print(e)
    except* ValueError: print("over")
asyncio.run(main())
