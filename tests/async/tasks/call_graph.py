import asyncio
class Out:
    def __init__(self): self.t = ""
    def write(self, s): self.t += s
    def getvalue(self): return self.t
async def leaf(ev): await ev.wait()
async def middle(t): await t
async def main():
    ev = asyncio.Event()
    t = asyncio.create_task(leaf(ev), name="leaf"); m = asyncio.create_task(middle(t), name="middle")
    await asyncio.sleep(0)
    g = asyncio.capture_call_graph(t)
    print(type(g).__name__, g.future is t, [e.frame.f_code.co_name for e in g.call_stack][-1], [a.future.get_name() for a in g.awaited_by])
    text = asyncio.format_call_graph(t)
    print(text.splitlines()[0].split("id=")[0], "Awaited by:" in text)
    out = Out(); asyncio.print_call_graph(t, file=out); print(out.getvalue() == text + "\n")
    print(asyncio.capture_call_graph(t, limit=0).call_stack)
    out = Out(); t.print_stack(file=out); print(out.getvalue().splitlines()[1].split(", in ")[-1], out.getvalue().splitlines()[2])
    ev.set(); await m
    out = Out(); t.print_stack(file=out); print(out.getvalue().startswith("No stack for <Task finished"))
    try: asyncio.capture_call_graph(5)
    except TypeError as e: print(e)
    print(asyncio.capture_call_graph().future is asyncio.current_task())
    from asyncio.staggered import staggered_race
    async def bad(): await asyncio.sleep(0.01); raise ValueError("bad")
    async def good(): await asyncio.sleep(0.02); return "good"
    async def slow(): await asyncio.sleep(5)
    print(await staggered_race([bad, good, slow], 0.05))
    r = await staggered_race([slow, good], 0.01); print(r[:2], [type(e).__name__ for e in r[2]])
    print(await staggered_race([bad, bad], None))
asyncio.run(main())
try: asyncio.capture_call_graph()
except RuntimeError as e: print(e)
