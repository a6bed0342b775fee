"""What does not fit an event loop: futures of another one, coroutines for a closed one."""
import asyncio
import warnings

warnings.simplefilter("error")


async def work():
    pass


one, other = asyncio.new_event_loop(), asyncio.new_event_loop()
future = one.create_future()
try:
    other.run_until_complete(future)
except ValueError as error:
    print(error)
one.close()
other.close()
coroutine = work()
try:
    asyncio.ensure_future(coroutine, loop=other)
except RuntimeError as error:
    print(error, coroutine.cr_frame)
