import asyncio
async def main():
    async def w():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError:
            me = asyncio.current_task()
            print("count", me.cancelling(), me.uncancel(), me.uncancel(), me.uncancel())
            await asyncio.sleep(0)
            return "went on"
    t = asyncio.create_task(w()); await asyncio.sleep(0)
    print(t.cancelling()); t.cancel(); t.cancel(); print(t.cancelling())
    print(await t, t.cancelled(), t.cancelling())
    async def self_cancel():
        me = asyncio.current_task()
        me.cancel(); print(me.cancelling(), me.uncancel())
        await asyncio.sleep(0); print("not cancelled")
        me.cancel(); me.cancel(); me.uncancel()
        try: await asyncio.sleep(0)
        except asyncio.CancelledError: print("cancelled", me.cancelling())
    await asyncio.create_task(self_cancel())
asyncio.run(main())
