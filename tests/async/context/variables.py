import asyncio, contextvars
from contextvars import ContextVar, copy_context
user = ContextVar("user", default="nobody")
other = ContextVar("other")
print(user.name, user.get())
try:
    other.get()
except LookupError as e:
    print("LookupError", e.args[0] is other)
print(other.get("fallback"))
t = user.set("a")
print(user.get(), t.old_value is contextvars.Token.MISSING, t.var is user)
user.reset(t)
print(user.get())
try:
    user.reset(t)
except RuntimeError as e:
    print("RuntimeError", str(e)[:11], str(e)[-27:])
print(contextvars.Token.MISSING)
async def child(n):
    print(n, "sees", user.get())
    user.set(n)
    await asyncio.sleep(0)
    print(n, "has", user.get())
async def same():
    user.set("changed by await")
async def main():
    user.set("main")
    await asyncio.gather(child(1), child(2))
    print(user.get())
    await same()
    print(user.get())
    ctx = copy_context()
    await asyncio.create_task(child("in ctx"), context=ctx)
    print(ctx[user], user.get())
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("soon", user.get()))
    loop.call_soon(lambda: print("soon ctx", user.get()), context=ctx)
    user.set("later")
    await asyncio.sleep(0)
    with user.set("with"):
        print(user.get())
    print(user.get())
asyncio.run(main())
print(user.get())
c = copy_context()
print(len(c), user in c, c.get(user), c.get(user, 1))
def f(x, *, y):
    user.set(x)
    other.set(y)
    return user.get() + y
print(c.run(f, "x", y="y"), user.get(), c[user], sorted(v.name for v in c))
try:
    c.run(lambda: c.run(print))
except RuntimeError as e:
    print("RuntimeError", str(e)[:20])
try:
    copy_context()[other]
except KeyError as e:
    print("KeyError")


async def threads():
    user.set("in a thread")
    print(await asyncio.to_thread(user.get))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, user.get))


asyncio.run(threads())
