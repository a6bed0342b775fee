# bide-only: a small chat room at the top level: one queue for each listener, messages go to all.
class Room:
    def __init__(self):
        self.queues = {}

    def join(self, name):
        self.queues[name] = Queue()
        return self.queues[name]

    async def say(self, name, text):
        for listener, queue in self.queues.items():
            if listener != name:
                await queue.put((name, text))


async def listen(name, queue, count):
    for _ in range(count):
        speaker, text = await queue.get()
        print(f"{name} hears {speaker}: {text}")


room = Room()
async with TaskGroup() as group:
    for name, count in [("ann", 1), ("ben", 1), ("cat", 3)]:
        group.create_task(listen(name, room.join(name), count))
    await room.say("ann", "hello")
    await sleep(0.5)
    await room.say("ben", "good morning")
    await sleep(0.5)
    await room.queues["cat"].put(("nobody", "bye"))
print("the room is empty")
