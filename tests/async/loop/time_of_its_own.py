import asyncio
class Fake(asyncio.SelectorEventLoop):
    """Time stands still until it is told to go on."""
    def __init__(self):
        super().__init__()
        self.now = 1000.0
    def time(self): return self.now
    def advance(self, seconds):
        self.now += seconds
        self.run_until_complete(asyncio.sleep(0))
        self.run_until_complete(asyncio.sleep(0))
    def call_at(self, when, callback, *args, context=None):
        handle = super().call_at(when, callback, *args, context=context)
        return handle
log=[]
async def ticker():
    while True:
        await asyncio.sleep(10); log.append(asyncio.get_running_loop().time())
async def limited():
    try:
        async with asyncio.timeout(25): await asyncio.Event().wait()
    except TimeoutError: log.append('timeout')
async def waiter():
    await asyncio.wait([asyncio.create_task(asyncio.sleep(1000))], timeout=35); log.append('waited')
loop=Fake(); asyncio.set_event_loop(loop)
ts=[loop.create_task(f()) for f in (ticker,limited,waiter)]
loop.call_later(15, log.append, 'later'); loop.call_at(1012, log.append, 'at')
for _ in range(10):
    loop.advance(5); print(loop.time(), log); log.clear()
for t in ts: t.cancel()
loop.run_until_complete(asyncio.gather(*ts, return_exceptions=True))
loop.close()
