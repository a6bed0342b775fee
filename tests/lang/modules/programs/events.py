"""An event loop of our own: priority queue, dispatch by type, plugins registered by a decorator."""

import heapq
from collections import ChainMap, deque
from functools import singledispatch, wraps
from itertools import count, takewhile
from types import MappingProxyType, SimpleNamespace


class Event:
    def __init__(self, **fields):
        self.__dict__.update(fields)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"


class Start(Event): ...


class Message(Event): ...


class Urgent(Message): ...


class Stop(Event): ...


class Queue:
    def __init__(self):
        self._heap, self._sequence, self.history = [], count(1), deque(maxlen=3)

    def put(self, event, priority=5):
        heapq.heappush(self._heap, (priority, next(self._sequence), event))

    def __iter__(self):
        while self._heap:
            *_, event = heapq.heappop(self._heap)
            self.history.append(event)
            yield event


def logged(func):
    @wraps(func)
    def wrapper(event):
        print(f"[{func.__name__}]", event)
        return func(event)

    return wrapper


@singledispatch
def handle(event):
    return f"unknown {event!r}"


@handle.register
@logged
def handle_message(event: Message):
    return event.text.title()


@handle.register(Start)
@logged
def handle_start(event):
    queue.put(Message(text="hello from start"), 3)
    queue.put(Urgent(text="fire"), 1)
    queue.put(Event(n=1))
    queue.put(Stop(), 9)
    return "started"


queue = Queue()
queue.put(Start(), 0)
for event in takewhile(lambda e: not isinstance(e, Stop), queue):
    print("->", handle(event))
print(list(queue.history), len(queue.history))
defaults = {"color": "red", "user": "guest"}
settings = ChainMap({"user": "root"}, defaults)
view = MappingProxyType(settings.maps[0])
settings["debug"] = True
print(dict(settings), dict(view), SimpleNamespace(**settings))
print(handle.dispatch(Urgent) is handle.dispatch(Message), handle_message.__wrapped__.__name__)
