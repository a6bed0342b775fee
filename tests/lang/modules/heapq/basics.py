import heapq

h = []
for x in [5, 1, 8, 3, 9, 2]:
    heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(6)], h)
data = [9, 4, 7, 1, 8, 2, 6, 3]
heapq.heapify(data)
print(data, heapq.heappushpop(data, 0), heapq.heappushpop(data, 5), data, heapq.heapreplace(data, 10), data)
m = [3, 1, 4, 1, 5, 9, 2, 6]
heapq.heapify_max(m)
print(m, heapq.heappop_max(m), m)
heapq.heappush_max(m, 7)
print(m, heapq.heappushpop_max(m, 8), heapq.heapreplace_max(m, 0), m)
for action in (lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: heapq.heapreplace([], 1), lambda: heapq.heapify(1), lambda: heapq.heappush([1], "a")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(heapq.heappushpop([], 5))
h = [(5, "write"), (1, "spec"), (3, "test")]
heapq.heapify(h)
print(heapq.heappop(h), h)


class Job:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority

    def __repr__(self):
        return self.name


jobs = []
for p, n in [(3, "c"), (1, "a"), (2, "b")]:
    heapq.heappush(jobs, Job(p, n))
print([heapq.heappop(jobs) for _ in range(3)])
