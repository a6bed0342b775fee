# A real SIGINT is in tests/signals.rs; here the interrupt comes out of a callback.
import asyncio
def interrupt(): raise KeyboardInterrupt
async def main():
    asyncio.get_running_loop().call_soon(interrupt)
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError: print("cancelled", asyncio.current_task().cancelling()); raise
    finally: print("finally")
try: asyncio.run(main())
except KeyboardInterrupt as e: print("KeyboardInterrupt", e.args)
