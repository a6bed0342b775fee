import asyncio

async def job(n):
    await asyncio.sleep(0)
    return n

with asyncio.Runner() as runner:
    print(runner.run(job(1)), runner.run(job(2)))
    print(runner.get_loop().is_running())
try:
    runner.run(job(3)) if False else runner.get_loop()
except RuntimeError as error:
    print(error)
