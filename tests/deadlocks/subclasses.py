# bide-only: CPython waits for ever
import asyncio

class Mailbox(asyncio.Queue):
    pass

class Gate(asyncio.Lock):
    pass

async def main():
    gate, mailbox = Gate(), Mailbox()
    async with gate:
        await mailbox.get()  # stuck

asyncio.run(main())
