# Corners of tasks, futures, gather and wait.
import asyncio
import concurrent.futures
import contextvars
import re

name = contextvars.ContextVar("name", default="none")


class MyTask(asyncio.Task):
    pass


async def fail(label):
    name.set(label)
    raise ValueError(label)


def callback():
    name.set("callback")
    raise ValueError("callback")


async def contexts():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler of", name.get(), repr(context["exception"])))
    asyncio.create_task(fail("task"))
    loop.call_soon(callback)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(name.get())


async def orders():
    coro = fail("never")
    for args, keywords in [(([],), {}), (([coro],), {"return_when": 5}), (([coro],), {}), ((coro,), {})]:
        try:
            await asyncio.wait(*args, **keywords)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    coro.close()


async def everything():
    return asyncio.all_tasks()


async def itself(task_class):
    task = None

    async def body():
        await task

    task = task_class(body())
    try:
        await task
    except RuntimeError as error:
        print(re.sub(" at .*", "", str(error)).replace("MyTask", "Task"))


async def main():
    await contexts()
    await orders()
    print("..." in repr(await asyncio.wait_for(asyncio.create_task(everything()), 10)))
    await itself(asyncio.Task)
    await itself(MyTask)

    def cancelled():
        raise concurrent.futures.CancelledError("in a thread")

    try:
        await asyncio.get_running_loop().run_in_executor(None, cancelled)
    except asyncio.CancelledError as error:
        print(type(error).__module__, error)

    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError("nobody asks"))
    print(future._log_traceback)
    try:
        future._log_traceback = True
    except ValueError as error:
        print(error)
    future._log_traceback = False
    print(future._log_traceback)


asyncio.run(main())

one, two = asyncio.new_event_loop(), asyncio.new_event_loop()
try:
    asyncio.gather(one.create_future(), two.create_future())
except ValueError as error:
    print(error)
one.close()
two.close()
