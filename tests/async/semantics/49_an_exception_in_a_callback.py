import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print(l is loop, sorted(c), c["message"].split(" at ")[0], repr(c["exception"])))
    def bad(x): raise ValueError(x)
    loop.call_soon(bad, 1); loop.call_later(0.001, bad, 2); await asyncio.sleep(0.01)
    f = loop.create_future(); f.add_done_callback(bad); f.set_result(0); await asyncio.sleep(0)
    print("goes on")
    loop.set_exception_handler(lambda l, c: 1 / 0); print(loop.get_exception_handler() is not None)
    loop.set_exception_handler(None); print(loop.get_exception_handler())
    try: loop.set_exception_handler(5)
    except TypeError as e: print(e)
    seen = []
    loop.set_exception_handler(lambda l, c: seen.append(c)); loop.call_exception_handler({"message": "mine", "extra": 1}); print(seen)
asyncio.run(main())
