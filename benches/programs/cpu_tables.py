# Dicts of tuples, counting, grouping, sets, named tuples, heaps and deques.
import heapq
import sys
import time
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

Item = namedtuple('Item', 'key weight group')


def run(n):
    items = [Item(i * 7919 % n, i & 31, i % 7) for i in range(n)]
    groups = defaultdict(list)
    weights = {}
    for item in items:
        groups[item.group].append(item.key)
        pair = (item.group, item.weight)
        weights[pair] = weights.get(pair, 0) + item[0]
    counts = Counter(item.weight for item in items)
    counts.update('abracadabra' * 10)
    seen, odd = set(), set()
    for key, weight, _ in items:
        if key not in seen:
            seen.add(key)
        if key & 1:
            odd.add(key)
    heap = []
    for item in items:
        heapq.heappush(heap, (item.key, item.weight))
    low = [heapq.heappop(heap)[0] for _ in range(n // 2)]
    window = deque(maxlen=16)
    for key in low:
        window.append(key)
    recent = OrderedDict()
    for key in low:
        recent[key & 127] = key
        recent.move_to_end(key & 127)
    best = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))[:5]
    return (len(groups), sum(counts.values()), len(seen - odd), len(seen & odd), sum(low) % 9973,
            sum(window), len(recent), best[0][1] % 9973, min(map(len, groups.values())))


n = int(sys.argv[1]) if len(sys.argv) > 1 else 60000
t0 = time.perf_counter()
r = run(n)
print('checksum', n, *r)
print('elapsed', time.perf_counter() - t0)
