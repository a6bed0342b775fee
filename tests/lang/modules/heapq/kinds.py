"""Heaps of numbers, tuples, and of what changes the heap while it is compared"""
import heapq
import random

h=[]
random.seed(1)
for k in range(200): heapq.heappush(h,(random.random(), k) if k%2 else (random.randrange(5)/5.0, k))
r=[heapq.heappop(h) for _ in range(200)]; print(r==sorted(r))
h=[3,1.5,2,'x'][:3]; heapq.heapify(h); print(h); h=[float('nan'),1.0,2.0,0.5]; heapq.heapify(h); print(h)
class Bad:
    def __lt__(s,o): h2.clear(); return True
h2=[Bad(),Bad(),Bad()]
try: heapq.heapify(h2)
except Exception as e: print(type(e).__name__, e)
h2=[Bad(),Bad(),Bad()]
try: heapq.heappop(h2)
except Exception as e: print(type(e).__name__, e)
try: heapq.heapify([1,'a'])
except TypeError as e: print(e)
h=[5,3,4,1]; heapq.heapify_max(h); print(h, heapq.heappop_max(h), heapq.heapreplace(h,2), heapq.heappushpop(h,0))
