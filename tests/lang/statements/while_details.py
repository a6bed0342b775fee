i = 0
while i < 3: i += 1
else: print("else", i)
while True:
    i += 1
    if i > 5: break
else: print("never")
while i:
    i -= 1
    if i % 2: continue
    print(i)
n = 10
while (n := n // 2): print(n, end=" ")
print()
def f():
    while 1:
        try:
            return "ret"
        finally:
            print("finally")
print(f())
def g():
    while True:
        try:
            raise ValueError
        except ValueError:
            break
        finally: print("f")
    return "done"
print(g())
while 0: print("no")
else: print("zero else")
x = [1, 2, 3]
while x and x.pop(): print(x)
