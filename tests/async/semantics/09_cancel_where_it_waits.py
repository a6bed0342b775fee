import asyncio
async def body(log):
    log.append("begun")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        log.append(f"cancelled {e.args}")
        raise
async def main():
    log = []
    t = asyncio.create_task(body(log)); print(t.cancel()); 
    try: await t
    except asyncio.CancelledError: print("never began", log)
    t = asyncio.create_task(body(log)); await asyncio.sleep(0); print(t.cancel("m"))
    try: await t
    except asyncio.CancelledError: print(log)
    print(t.cancel(), t.cancelled(), t.done(), t.cancelling())
    t = asyncio.create_task(asyncio.sleep(0, 1)); await t; print(t.cancel(), t.cancelled())
asyncio.run(main())
