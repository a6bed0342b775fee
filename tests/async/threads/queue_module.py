import queue, threading, time
q = queue.Queue(2)
q.put(1); q.put(2); print(q.full(), q.qsize(), q.empty())
try: q.put(3, block=False)
except queue.Full: print("Full")
try: q.put(3, timeout=0.01)
except queue.Full: print("Full")
print(q.get(), q.get())
try: q.get_nowait()
except queue.Empty as e: print("Empty", type(e).__module__)
try: q.get(timeout=0.01)
except queue.Empty: print("Empty")
try: q.get(timeout=-1)
except ValueError as e: print(e)
p = queue.PriorityQueue(); l = queue.LifoQueue()
for x in (3, 1, 2): p.put(x); l.put(x)
print([p.get() for _ in range(3)], [l.get() for _ in range(3)])
def worker():
    while True:
        x = q.get()
        if x is None: break
        time.sleep(0.001); done.append(x); q.task_done()
done = []; q = queue.Queue(); ts = [threading.Thread(target=worker) for _ in range(3)]; [t.start() for t in ts]
for i in range(10): q.put(i)
q.join(); print(sorted(done))
for _ in ts: q.put(None)
for t in ts: t.join()
try:
    for _ in range(9): q.task_done()
except ValueError as e: print(e)
s = queue.SimpleQueue(); s.put(1); print(s.get(), s.empty(), s.qsize())
try: s.get(block=False)
except queue.Empty: print("Empty")
threading.Thread(target=lambda: (time.sleep(0.01), s.put("late"))).start(); print(s.get())
q = queue.Queue(); q.put(1); q.shutdown(); print(q.get())
for f in (q.get, lambda: q.put(1)):
    try: f()
    except queue.ShutDown: print("ShutDown")
q = queue.Queue(); g = []
def getter():
    try: q.get()
    except queue.ShutDown: g.append("woken")
t = threading.Thread(target=getter); t.start(); q.shutdown(immediate=True); t.join(); print(g)
class U(queue.Queue):
    def _init(self, m): self.queue = []
    def _put(self, x): self.queue.append(x) if x not in self.queue else None
    def _get(self): return self.queue.pop(0)
u = U(); [u.put(x) for x in "aab"]; print(u.qsize(), u.get(), list(u.queue))
