# bide-only: CPython shows frames of its own library
import asyncio

async def job():
    pass

def make():
    return job()

async def main():
    forgotten = make()
    await asyncio.sleep(0.1)
    forgotten = None
    job()
    forgotten = [job()]

asyncio.run(main(), debug=True)
job()
