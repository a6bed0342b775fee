# run() waits for threads before it returns.
import asyncio
import time

def slow():
    time.sleep(0.03)
    print("thread ends")

async def main():
    asyncio.get_running_loop().run_in_executor(None, slow)
    await asyncio.sleep(0.01)
    print("main ends")

asyncio.run(main())
print("after run")
