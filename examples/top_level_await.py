# bide-only: no main, no run, no import: a script may await at its top level.
print("one")
await sleep(1)
print("two")

results = await gather(sleep(2, "slow"), sleep(1, "fast"))
print(results)

async with TaskGroup() as group:
    tasks = [group.create_task(sleep(n / 10, n * n)) for n in range(4)]
print([task.result() for task in tasks])
