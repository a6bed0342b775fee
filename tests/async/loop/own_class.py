import asyncio
class MyLoop(asyncio.SelectorEventLoop):
    def __init__(self, *a): super().__init__(*a); self.calls = 0
    def call_soon(self, callback, *args, context=None):
        self.calls += 1
        return super().call_soon(callback, *args, context=context)
    def time(self): return super().time()
async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, isinstance(loop, MyLoop), loop.__class__.__mro__[1].__name__)
    loop.call_soon(print, "x"); print(loop.calls > 0); await asyncio.sleep(0)
    t = asyncio.current_task(); print(t.get_loop() is loop, loop.create_future().get_loop() is loop)
    return 5
print(asyncio.run(main(), loop_factory=MyLoop))
