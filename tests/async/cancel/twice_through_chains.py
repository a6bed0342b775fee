import asyncio
lock=None; q=None
async def main():
    global lock,q
    async def shd(t): await asyncio.shield(t)
    async def one(t): await t
    async def wt(t): await asyncio.wait([t])
    async def g1(t): await asyncio.gather(t)
    async def grp(t):
        async with asyncio.TaskGroup() as tg: tg.create_task(one(t))
    async def condw():
        c=asyncio.Condition()
        async with c: await c.wait()
    async def getq(): await asyncio.Queue().get()
    for name, mk in (("shd",shd),("one",one),("wt",wt),("g1",g1),("grp",grp)):
      for order in ("ab","ba","aab","abb","aba","bab"):
       for inner in (condw,getq,lambda: asyncio.sleep(9)):
        for msgs in (("why",None,"z"),(None,"why",None)):
            a=asyncio.create_task(inner()); 
            async def p(): await asyncio.gather(mk(a))
            b=asyncio.create_task(p())
            for _ in range(4): await asyncio.sleep(0)
            for c,m in zip(order,msgs): {"a":a,"b":b}[c].cancel(m)
            r=[]
            for x in (b,a):
                try: await x; r.append("ok")
                except BaseException as e: r.append(repr(e))
            print(name, order, msgs, r)
asyncio.run(main())
