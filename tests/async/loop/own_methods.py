# What asyncio does through the event loop goes through the methods of a script's own class of them.
import asyncio


class Loop(asyncio.SelectorEventLoop):
    def create_task(self, coro, **keywords):
        print("create_task", coro.__name__, {k: v for k, v in sorted(keywords.items()) if k != "context"})
        return super().create_task(coro, **keywords)

    def run_until_complete(self, future):
        print("run_until_complete")
        return super().run_until_complete(future)

    def run_in_executor(self, executor, function, *args):
        print("run_in_executor", executor)
        return super().run_in_executor(executor, function, *args)

    def call_exception_handler(self, context):
        print("trouble:", context["message"].split(" at ")[0])
        super().call_exception_handler(context)

    def default_exception_handler(self, context):
        print("unhandled:", repr(context["exception"]))

    async def shutdown_asyncgens(self):
        print("shutdown_asyncgens")
        await super().shutdown_asyncgens()

    async def shutdown_default_executor(self, timeout=None):
        print("shutdown_default_executor")
        await super().shutdown_default_executor(timeout)

    def close(self):
        print("close", self.is_running())
        super().close()


async def work(n):
    await asyncio.sleep(0)
    return n


def fail():
    raise ValueError("of a callback")


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, loop is asyncio.get_event_loop())
    print(await asyncio.create_task(work(1), name="one"))
    print(await asyncio.ensure_future(work(2)))
    print(await asyncio.gather(work(3), work(4)))
    async with asyncio.TaskGroup() as group:
        five = group.create_task(work(5))
    print(five.result())
    print(await asyncio.wait_for(work(6), 1))
    print(await asyncio.to_thread(abs, -7))
    loop.call_soon(fail)
    await asyncio.sleep(0)
    loop.set_exception_handler(lambda l, context: print("handler:", l is loop, context["message"].split(" at ")[0]))
    loop.call_soon(fail)
    await asyncio.sleep(0)
    return "done"


print(asyncio.run(main(), loop_factory=Loop))
with asyncio.Runner(loop_factory=Loop) as runner:
    print(type(runner.get_loop()).__name__)
    print(runner.run(work(8)))
    try:
        asyncio.get_event_loop()
    except RuntimeError as error:
        print(error)
loop = Loop()
print(loop.run_until_complete(work(9)))
loop.close()
