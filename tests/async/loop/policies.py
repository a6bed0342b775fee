# Policies are deprecated, and still say how event loops are found and made.
import asyncio
import warnings


def told(action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = action()
        except Exception as error:
            result = repr(error)
    for warning in caught:
        print(" ", warning.category.__name__, warning.message)
    return result


print(type(told(asyncio.get_event_loop_policy)).__name__)
base = told(lambda: asyncio.DefaultEventLoopPolicy)
print(told(lambda: asyncio.AbstractEventLoopPolicy) in base.__mro__)
print(told(lambda: asyncio.set_event_loop_policy(5)))
print(told(lambda: asyncio.iscoroutinefunction(told)))


class Loop(asyncio.SelectorEventLoop):
    pass


class Policy(base):
    def new_event_loop(self):
        print("new_event_loop")
        return Loop()

    def set_event_loop(self, loop):
        print("set_event_loop", type(loop).__name__)
        super().set_event_loop(loop)


async def main():
    return type(asyncio.get_running_loop()).__name__


policy = Policy()
told(lambda: asyncio.set_event_loop_policy(policy))
print(told(asyncio.get_event_loop_policy) is policy)
print(asyncio.run(main()))
print(type(asyncio.new_event_loop()).__name__)
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
asyncio.set_event_loop(loop := Loop())
print(asyncio.get_event_loop() is loop)
asyncio.set_event_loop(None)
told(lambda: asyncio.set_event_loop_policy(None))
print(asyncio.run(main()) != "Loop")
