# bide-only: CPython waits for ever
queue = Queue()
await queue.put("only one")
print(await queue.get())
print(await queue.get())  # stuck
