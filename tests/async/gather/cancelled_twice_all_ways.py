import asyncio
ev=None
async def sl(): await asyncio.sleep(10)
async def evw(): await ev.wait()
async def sh():
    await asyncio.shield(asyncio.ensure_future(sl()))
async def inner(): await asyncio.gather(sl())
async def wf(): await asyncio.wait_for(sl(), 5)
async def fast(): pass
async def failing():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: raise ValueError("x")
async def lk():
    async with lock: await asyncio.sleep(10)
async def main():
    global ev, lock
    ev = asyncio.Event(); lock=asyncio.Lock()
    for r in (False, True):
      for kinds in ((sl,),(evw,),(sl,sl),(sh,),(inner,),(wf,),(fast,sl),(sl,failing),(failing,sl),(lk,lk),(inner,inner)):
        for started in (0,1,2,3):
          for msgs in (("why",None),(None,"why"),("a","b")):
            async def p(): await asyncio.gather(*[k() for k in kinds], return_exceptions=r)
            t=asyncio.create_task(p())
            for _ in range(started): await asyncio.sleep(0)
            for m in msgs: t.cancel(m)
            try: await t; out="ok"
            except BaseException as e: out=repr(e)
            print(r, [k.__name__ for k in kinds], started, msgs, out)
asyncio.run(main())
