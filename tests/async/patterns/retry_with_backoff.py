import asyncio
class Flaky(Exception): pass
async def call(state):
    state["n"] += 1; await asyncio.sleep(0.001)
    if state["n"] < 4: raise Flaky(f"attempt {state['n']}")
    return "answer"
async def retry(f, *, attempts, base):
    for i in range(attempts):
        try: return await f()
        except Flaky as e:
            print("failed:", e)
            if i == attempts - 1: raise
            await asyncio.sleep(base * 2 ** i)
async def main():
    s = {"n": 0}; print(await retry(lambda: call(s), attempts=5, base=0.01))
    s = {"n": -9}
    try: await retry(lambda: call(s), attempts=2, base=0.01)
    except Flaky as e: print("gave up:", e)
asyncio.run(main())
