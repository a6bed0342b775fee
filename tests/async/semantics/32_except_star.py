import asyncio
async def main():
    async def r(e): raise e
    try:
        async with asyncio.TaskGroup() as g:
            for e in (ValueError(1), KeyError(2), ValueError(3)): g.create_task(r(e))
    except* ValueError as eg: print("v", len(eg.exceptions))
    except* KeyError as eg: print("k", eg.exceptions)
    try:
        try:
            async with asyncio.TaskGroup() as g: g.create_task(r(ValueError(1))); g.create_task(r(OSError(2)))
        except* ValueError: print("part")
    except ExceptionGroup as eg: print("rest", eg.exceptions)
    for s in ("break", "continue", "return"):
        try: compile(f"def f():\n for i in x:\n  try: pass\n  except* ValueError: {s}\n", "x", "exec")
        except SyntaxError as e: print(e.msg)
asyncio.run(main())
