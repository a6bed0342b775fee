import threading, time
def f(n):
    for i in range(3):
        print("t", n, i); time.sleep(0.01*n)
ts=[threading.Thread(target=f, args=(i+1,)) for i in range(1)]
for t in ts: t.start()
for t in ts: t.join()
print([t.name for t in ts], threading.active_count(), threading.current_thread().name, threading.main_thread() is threading.current_thread())
lock = threading.Lock(); n=0
def inc():
    global n
    for _ in range(20000):
        with lock: n+=1
ts=[threading.Thread(target=inc) for i in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]; print(n)
ev = threading.Event(); got=[]
def w():
    got.append(ev.wait())
t=threading.Thread(target=w, name="waiter"); t.start(); print(t.is_alive(), t.name); ev.set(); t.join(); print(t.is_alive(), got)
c=threading.Condition(); items=[]
def cons():
    with c:
        while not items: c.wait()
        print("got", items.pop())
t=threading.Thread(target=cons); t.start()
with c: items.append(5); c.notify()
t.join()
s=threading.Semaphore(2)
def sem(i):
    with s: time.sleep(0.01); out.append(i)
out=[]
ts=[threading.Thread(target=sem,args=(i,)) for i in range(5)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(out))
loc=threading.local(); loc.x=1
def l(): 
    print(hasattr(loc,'x')); loc.x=2; print(loc.x)
t=threading.Thread(target=l); t.start(); t.join(); print(loc.x)
tm=threading.Timer(0.01, lambda: print("timer")); tm.start(); tm.join()
tm=threading.Timer(10, lambda: print("never")); tm.start(); tm.cancel(); tm.join()
b=threading.Barrier(3)
def bar():
    b.wait(); out.append('b')
out=[]; ts=[threading.Thread(target=bar) for i in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(out)
def boom(): raise ValueError("x")
t=threading.Thread(target=boom); t.start(); t.join(); print("after")
threading.excepthook = lambda a: print("hook", a.exc_type.__name__, a.exc_value, a.thread.name)
t=threading.Thread(target=boom); t.start(); t.join()
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.locked()); lock.release()
try: lock.release()
except RuntimeError as e: print(e)
r=threading.RLock()
with r:
    with r: print("rlock")
try: r.release()
except RuntimeError as e: print(e)
stop=False
def spin():
    global stop
    time.sleep(0.01); stop=True
threading.Thread(target=spin).start()
while not stop: pass
print("spun")
def late(): time.sleep(0.05); print("late")
threading.Thread(target=late).start()
threading.Thread(target=lambda: time.sleep(100), daemon=True).start()
print("main ends")
