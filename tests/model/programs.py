"""Random asyncio programs, each run in virtual time; what they do is printed, or a digest of it.

    python3.14 tests/model/programs.py FIRST COUNT [--trace]
    bide --virtual-time tests/model/programs.py FIRST COUNT [--trace]

A program is a tree of steps that a random generator made of its seed: tasks, locks, events,
semaphores, conditions, queues, barriers, futures, timeouts, gathers, groups and cancellations. Both
interpreters must print the same. Times are random fractions, so that no two timers are due together,
for which Python promises no order.
"""

import asyncio
import random
import sys

DEPTH = 3
END = 500.0


# ---- making a program ----

class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = 0

    def name(self):
        self.names += 1
        return f"t{self.names}"

    def delay(self):
        return self.random.random() * self.random.choice([0.01, 1.0, 1.0, 5.0])

    def place(self):
        return self.random.randrange(2)

    def bodies(self, depth, most=3):
        count = self.random.randint(1, most)
        return [(self.name(), self.body(depth)) for _ in range(count)]

    def body(self, depth):
        count = self.random.randint(1, 4 if depth else 3)
        return [self.step(depth) for _ in range(count)]

    def step(self, depth):
        choices = LEAVES if depth == 0 or self.random.random() < 0.5 else BRANCHES
        kind = self.random.choice(choices)
        make = getattr(self, "make_" + kind, None)
        return (kind, *make(depth)) if make else (kind, self.place())

    def make_sleep(self, depth):
        return (self.delay(),)

    def make_log(self, depth):
        return (self.random.randrange(100),)

    def make_fail(self, depth):
        return (self.random.choice(["ValueError", "KeyError", "CancelledError"]),)

    def make_cancel(self, depth):
        return (self.random.random(), self.random.choice([None, "why"]))

    make_cancel_many = make_cancel

    def make_join_task(self, depth):
        return (self.random.random(),)

    make_uncancel = make_shield_task = make_wait_task = make_join_task

    def make_notify(self, depth):
        return self.place(), self.random.randint(1, 2)

    def make_later(self, depth):
        return self.delay(), self.random.choice(["log", "event", "future", "cancel"]), self.place()

    def make_spawn(self, depth):
        return self.name(), self.body(depth - 1), self.random.random() < 0.2

    def make_gather(self, depth):
        return self.bodies(depth - 1), self.random.random() < 0.5

    def make_group(self, depth):
        return (self.bodies(depth - 1),)

    def make_timeout(self, depth):
        return self.delay(), self.body(depth - 1)

    def make_wait_for(self, depth):
        return self.delay() * self.random.choice([0, 1, 1, 1]), self.name(), self.body(depth - 1)

    def make_wait(self, depth):
        when = self.random.choice(["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"])
        limit = self.random.choice([None, self.delay()])
        return self.bodies(depth - 1), when, limit

    def make_as_completed(self, depth):
        limit = self.random.choice([None, None, self.delay()])
        return self.bodies(depth - 1), self.random.random() < 0.5, limit

    def make_shield(self, depth):
        return self.name(), self.body(depth - 1)

    def make_locked(self, depth):
        return self.place(), self.body(depth - 1)

    make_limited = make_locked

    def make_guard(self, depth):
        kind = self.random.choice(["except", "cancelled", "finally", "swallow"])
        return kind, self.body(depth - 1), self.body(0)

    def make_twice(self, depth):
        return (self.body(depth - 1),)


LEAVES = """sleep sleep sleep0 sleep0 log fail cancel cancel cancel_many join_task wait_task
    shield_task uncancel event_wait event_set event_clear event_pulse take_lock free_lock cond_wait
    notify put put get get put_now get_now task_done join shutdown meet future_wait future_set
    future_fail future_cancel later soon""".split()
BRANCHES = """spawn spawn spawn spawn gather gather group group timeout timeout wait_for wait
    as_completed shield locked limited guard guard guard twice""".split()


# ---- running it ----

class Ordered(dict):
    """A set with an order: for CPython's groups, which cancel their tasks in the order of a set."""

    def add(self, task):
        self[task] = None

    def discard(self, task):
        self.pop(task, None)


class Runner:
    def __init__(self):
        self.lines = []
        self.tasks = []
        self.locks = [asyncio.Lock() for _ in range(2)]
        self.events = [asyncio.Event() for _ in range(2)]
        self.limits = [asyncio.Semaphore(1), asyncio.BoundedSemaphore(2)]
        self.conditions = [asyncio.Condition() for _ in range(2)]
        self.queues = [asyncio.Queue(2), asyncio.PriorityQueue(1)]
        self.barriers = [asyncio.Barrier(2), asyncio.Barrier(3)]
        self.futures = []
        self.items = 0

    def log(self, *words):
        self.lines.append(" ".join(map(str, words)))

    def future(self, place):
        while len(self.futures) < 2:
            self.futures.append(asyncio.get_running_loop().create_future())
        if self.futures[place].done():
            self.futures[place] = asyncio.get_running_loop().create_future()
        return self.futures[place]

    def add(self, task):
        self.tasks.append(task)
        return task

    def age(self, task):
        """What tasks are sorted by, also those that have no name of the program's."""
        place = self.tasks.index(task) if task in self.tasks else len(self.tasks)
        return place, len(task.get_name()), task.get_name()

    def pick(self, fraction):
        return self.tasks[int(fraction * len(self.tasks))]

    def later_one(self, name, fraction):
        """A task that was named after this one: so no two wait for each other."""
        number = int(name[1:])
        later = [task for task in self.tasks if int(task.get_name()[1:]) > number]
        return later[int(fraction * len(later))] if later else asyncio.sleep(fraction)

    def coroutine(self, named):
        name, body = named
        return self.task(name, body)

    async def task(self, name, body):
        self.log(name, "begins")
        try:
            await self.run(name, body)
        except BaseException as error:
            self.log(name, "ends with", self.text(error))
            raise
        self.log(name, "ends")
        return name

    def text(self, error):
        if isinstance(error, BaseExceptionGroup):
            inside = ", ".join(self.text(e) for e in error.exceptions)
            return f"{type(error).__name__}({inside})"
        return repr(error)

    async def run(self, name, body):
        for kind, *details in body:
            try:
                result = await getattr(self, "do_" + kind)(name, *details)
            except BaseException as error:
                self.log(name, kind, "raises", self.text(error))
                raise
            self.log(name, kind, "" if result is None else result)

    # steps without others inside

    async def do_sleep(self, name, delay):
        await asyncio.sleep(delay)

    async def do_sleep0(self, name, place):
        await asyncio.sleep(0)

    async def do_log(self, name, number):
        return number

    async def do_fail(self, name, kind):
        if kind == "CancelledError":
            raise asyncio.CancelledError("own")
        raise {"ValueError": ValueError, "KeyError": KeyError}[kind](name)

    async def do_cancel(self, name, fraction, message):
        task = self.pick(fraction)
        return task.get_name(), task.cancel(message), task.cancelling()

    async def do_cancel_many(self, name, fraction, message):
        return [task.cancel(message) for task in self.tasks[int(fraction * len(self.tasks)):]]

    async def do_uncancel(self, name, fraction):
        return self.pick(fraction).uncancel()

    async def do_join_task(self, name, fraction):
        return await self.later_one(name, fraction)

    async def do_wait_task(self, name, fraction):
        task = asyncio.ensure_future(self.later_one(name, fraction))
        done, pending = await asyncio.wait([task], timeout=fraction * 0.7)
        return len(done), len(pending)

    async def do_shield_task(self, name, fraction):
        return await asyncio.shield(self.later_one(name, fraction))

    async def do_event_wait(self, name, place):
        return await self.events[place].wait()

    async def do_event_set(self, name, place):
        self.events[place].set()

    async def do_event_clear(self, name, place):
        self.events[place].clear()

    async def do_event_pulse(self, name, place):
        self.events[place].set()
        self.events[place].clear()

    async def do_take_lock(self, name, place):
        return await self.locks[place].acquire()

    async def do_free_lock(self, name, place):
        self.locks[place].release()

    async def do_cond_wait(self, name, place):
        async with self.conditions[place]:
            return await self.conditions[place].wait()

    async def do_notify(self, name, place, count):
        async with self.conditions[place]:
            self.conditions[place].notify(count)

    def item(self):
        self.items += 1
        return (self.items * 7) % 5, self.items

    async def do_put(self, name, place):
        await self.queues[place].put(self.item())

    async def do_get(self, name, place):
        return await self.queues[place].get()

    async def do_put_now(self, name, place):
        self.queues[place].put_nowait(self.item())

    async def do_get_now(self, name, place):
        return self.queues[place].get_nowait()

    async def do_task_done(self, name, place):
        self.queues[place].task_done()

    async def do_join(self, name, place):
        await self.queues[place].join()

    async def do_shutdown(self, name, place):
        self.queues[place].shutdown(immediate=place == 1)
        self.queues[place] = [asyncio.LifoQueue(2), asyncio.Queue(1)][place]

    async def do_meet(self, name, place):
        return await self.barriers[place].wait()

    async def do_future_wait(self, name, place):
        return await self.future(place)

    async def do_future_set(self, name, place):
        self.future(place).set_result(name)

    async def do_future_fail(self, name, place):
        future = self.future(place)
        future.set_exception(OSError(name))
        future.exception()

    async def do_future_cancel(self, name, place):
        return self.future(place).cancel(name)

    async def do_soon(self, name, place):
        asyncio.get_running_loop().call_soon(self.log, name, "soon")

    async def do_later(self, name, delay, what, place):
        asyncio.get_running_loop().call_later(delay, self.act, name, what, place)

    def act(self, name, what, place):
        self.log(name, "later", what)
        if what == "event":
            self.events[place].set()
        elif what == "future":
            self.future(place).set_result(name)
        elif what == "cancel":
            self.log(self.tasks[-1].cancel())

    # steps with others inside

    async def do_spawn(self, name, child, body, eagerly):
        coroutine = self.task(child, body)
        if eagerly:
            self.add(asyncio.create_task(coroutine, name=child, eager_start=True))
        else:
            self.add(asyncio.create_task(coroutine, name=child))

    async def do_gather(self, name, bodies, return_exceptions):
        children = [self.coroutine(named) for named in bodies]
        results = await asyncio.gather(*children, return_exceptions=return_exceptions)
        return [self.text(r) if isinstance(r, BaseException) else r for r in results]

    async def do_group(self, name, bodies):
        async with asyncio.TaskGroup() as group:
            if hasattr(group, "_tasks"):
                group._tasks = Ordered()
            for child, body in bodies:
                self.add(group.create_task(self.task(child, body), name=child))

    async def do_timeout(self, name, delay, body):
        async with asyncio.timeout(delay) as timeout:
            await self.run(name, body)
        return timeout.expired()

    async def do_wait_for(self, name, delay, child, body):
        return await asyncio.wait_for(self.task(child, body), delay)

    async def do_wait(self, name, bodies, when, limit):
        tasks = [asyncio.create_task(self.coroutine(named), name=named[0]) for named in bodies]
        for task in tasks:
            self.add(task)
        done, pending = await asyncio.wait(tasks, return_when=when, timeout=limit)
        return sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending)

    async def do_as_completed(self, name, bodies, is_async, limit):
        children = [self.add(asyncio.create_task(self.coroutine(b), name=b[0])) for b in bodies]
        results = []
        if is_async:
            async for task in asyncio.as_completed(children, timeout=limit):
                results.append(await task)
        else:
            for next_one in asyncio.as_completed(children, timeout=limit):
                results.append(await next_one)
        return results

    async def do_shield(self, name, child, body):
        return await asyncio.shield(self.add(asyncio.create_task(self.task(child, body), name=child)))

    async def do_locked(self, name, place, body):
        async with self.locks[place]:
            await self.run(name, body)

    async def do_limited(self, name, place, body):
        async with self.limits[place]:
            await self.run(name, body)

    async def do_guard(self, name, kind, body, other):
        if kind == "finally":
            try:
                await self.run(name, body)
            finally:
                await self.run(name, other)
            return
        caught = {"except": Exception, "cancelled": asyncio.CancelledError, "swallow": BaseException}
        try:
            await self.run(name, body)
        except caught[kind] as error:
            self.log(name, "caught", self.text(error), asyncio.current_task().cancelling())
            await self.run(name, other)
            if kind == "cancelled":
                raise

    async def do_twice(self, name, body):
        for _ in range(2):
            await self.run(name, body)


async def program(seed, runner):
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None)
    maker = Maker(seed)
    for _ in range(maker.random.randint(2, 4)):
        name = maker.name()
        runner.add(asyncio.create_task(runner.task(name, maker.body(DEPTH)), name=name))
    await asyncio.wait(list(runner.tasks), timeout=END)
    rounds = 0
    while (others := asyncio.all_tasks() - {asyncio.current_task()}) and rounds < 50:
        rounds += 1
        runner.log("round", rounds, [t.get_name() for t in runner.tasks if not t.done()])
        for task in sorted(others, key=runner.age):
            task.cancel()
        await asyncio.wait(others, timeout=END)
    for task in runner.tasks:
        if not task.done():
            outcome = "pending"
        elif task.cancelled():
            outcome = "cancelled"
        else:
            error = task.exception()
            outcome = task.result() if error is None else runner.text(error)
        runner.log(task.get_name(), outcome, task.cancelling())


# ---- time that jumps ----

def virtual_loop():
    """CPython's event loop with a clock that jumps to the next timer instead of waiting."""
    loop = asyncio.SelectorEventLoop()
    now = 0.0
    select = loop._selector.select

    def jump(timeout):
        nonlocal now
        if timeout is None:
            raise RuntimeError("nothing can happen any more")
        if timeout > 0:
            now = max(now, loop._scheduled[0]._when)
        return select(0)

    loop._selector.select = jump
    loop.time = lambda: now
    return loop


def digest(lines):
    """A number that two different lists of lines hardly share."""
    value = 0
    for line in lines:
        for byte in line.encode():
            value = (value * 1099511628211 + byte + 1) % 18446744073709551629
    return value


def main(first, count, trace):
    factory = None if "bide" in sys.version.lower() or not trace_loop() else virtual_loop
    for seed in range(first, first + count):
        runner = Runner()
        try:
            asyncio.run(program(seed, runner), loop_factory=factory)
        except BaseException as error:
            runner.log("main ends with", runner.text(error))
        if trace:
            print("\n".join(runner.lines))
        print(seed, len(runner.lines), f"{digest(runner.lines):x}")


def trace_loop():
    """Whether the event loop has the insides that `virtual_loop` turns."""
    loop = asyncio.new_event_loop()
    try:
        return hasattr(loop, "_selector")
    finally:
        loop.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), "--trace" in sys.argv)
