"""Handles that a script makes, and an event loop class that overrides nothing."""
import asyncio
import contextvars


class Idle(asyncio.AbstractEventLoop):
    pass


idle = Idle()
for call in (idle.run_forever, idle.time, idle.create_future, idle.is_running, lambda: idle.call_soon(print),
             lambda: idle.call_later(1, print, 2), lambda: idle.create_task(None), idle.get_debug):
    try:
        call()
    except NotImplementedError as error:
        print(repr(error))
for coroutine in (idle.getaddrinfo("host", 1), idle.create_connection(None, "host", 1), idle.sock_recv(None, 1)):
    try:
        coroutine.send(None)
    except NotImplementedError as error:
        print(coroutine.__qualname__, repr(error))
try:
    idle.call_later(1)
except TypeError as error:
    print(error)

loop = asyncio.new_event_loop()
name = contextvars.ContextVar("name", default="outside")
context = contextvars.copy_context()
context.run(name.set, "inside")

handle = asyncio.Handle(lambda *args: print("called with", *args, name.get()), (1, "two"), loop, context)
handle._run()
handle._run()
print(handle.cancelled(), handle.get_context()[name])
handle.cancel()
print(handle.cancelled(), handle)

asyncio.Handle(lambda: print(name.get()), [], loop)._run()
loop.set_exception_handler(lambda loop, context: print(sorted(context), context["exception"]))
asyncio.Handle(lambda: 1 / 0, (), loop)._run()

early, late = (asyncio.TimerHandle(when, print, ("due",), loop) for when in (1.5, 2.5))
print(early.when(), early < late, early >= late, early == late, sorted([late, early]) == [early, late])
late._run()
print(early)
early.cancel()
print(early)

try:
    asyncio.Handle(print)
except TypeError as error:
    print(error)
loop.close()
