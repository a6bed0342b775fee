"""Graph algorithms with the everyday containers."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict, deque
from functools import cache, cached_property
from heapq import heappop, heappush
from itertools import combinations, pairwise, permutations, product
import copy
import operator


class Graph:
    def __init__(self, edges):
        self.adjacent = defaultdict(dict)
        for a, b, w in edges:
            self.adjacent[a][b] = w
            self.adjacent[b][a] = w

    @cached_property
    def nodes(self):
        return sorted(self.adjacent)

    def bfs(self, start):
        seen, queue, order = {start}, deque([start]), []
        while queue:
            node = queue.popleft()
            order.append(node)
            for other in sorted(self.adjacent[node]):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return order

    def dijkstra(self, start):
        best, heap = {start: 0}, [(0, start)]
        while heap:
            cost, node = heappop(heap)
            if cost > best[node]:
                continue
            for other, weight in self.adjacent[node].items():
                if cost + weight < best.get(other, float("inf")):
                    best[other] = cost + weight
                    heappush(heap, (cost + weight, other))
        return dict(sorted(best.items()))

    def topological(self):
        degree = Counter(b for a in self.adjacent for b in self.adjacent[a] if a < b)
        ready, order = [n for n in self.nodes if not degree[n]], []
        while ready:
            node = ready.pop(0)
            order.append(node)
            for other in sorted(self.adjacent[node]):
                if node < other:
                    degree[other] -= 1
                    if not degree[other]:
                        insort(ready, other)
        return order


g = Graph([("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8), ("d", "e", 3)])
print(g.nodes, g.bfs("a"), g.dijkstra("a"), g.topological())
h = copy.deepcopy(g)
h.adjacent["a"]["e"] = 1
print(g.dijkstra("a")["e"], h.dijkstra("a")["e"], type(h.adjacent).__name__)
routes = {p: sum(g.adjacent[x][y] for x, y in pairwise(p)) for p in permutations("abcde") if all(y in g.adjacent[x] for x, y in pairwise(p))}
print(min(routes.items(), key=operator.itemgetter(1)), len(routes))
print([c for c in combinations(g.nodes, 3) if all(y in g.adjacent[x] for x, y in combinations(c, 2))])


@cache
def edit(a, b):
    if not a or not b:
        return len(a) + len(b)
    return min(edit(a[1:], b) + 1, edit(a, b[1:]) + 1, edit(a[1:], b[1:]) + (a[0] != b[0]))


print(edit("kitten", "sitting"), edit.cache_info().hits > 0)
grid = {(x, y): x * y for x, y in product(range(3), repeat=2)}
print(bisect_left(sorted(grid.values()), 2), Counter(grid.values()).most_common(2))
