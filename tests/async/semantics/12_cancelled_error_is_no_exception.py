import asyncio
print(issubclass(asyncio.CancelledError, Exception), issubclass(asyncio.CancelledError, BaseException), asyncio.CancelledError.__mro__[1].__name__)
async def careful():
    try: await asyncio.sleep(10)
    except Exception: print("wrong")
async def main():
    for msg in ((), ("why",), (None,), (5,)):
        t = asyncio.create_task(careful()); await asyncio.sleep(0); t.cancel(*msg)
        try: await t
        except asyncio.CancelledError as e: print(e.args, str(e), repr(e))
asyncio.run(main())
