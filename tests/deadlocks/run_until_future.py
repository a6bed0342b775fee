# bide-only: CPython waits for ever
import asyncio

loop = asyncio.new_event_loop()
future = loop.create_future()
try:
    loop.run_until_complete(future)
finally:
    loop.close()
