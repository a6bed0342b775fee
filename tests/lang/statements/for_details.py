for i in range(3):
    if i == 1: continue
    print(i)
else: print("else")
for i in []: pass
else: print("empty else", i)
for i in range(3):
    if i == 1: break
else: print("no")
for i in range(3):
    for j in range(3):
        if j == 1: break
        print(i, j)
    else: print("inner")
    i = 100
print(i, j)
l = [1, 2, 3]
for x in l:
    if x < 3: l.append(x + 10)
    if len(l) > 8: break
print(l)
d = {1: 1}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e: print(e)
s = {1}
try:
    for k in s: s.add(k + 1)
except RuntimeError as e: print(e)
for (a, b), c in [((1, 2), 3)]: print(a, b, c)
class A: pass
o = A()
for o.x in range(3): pass
print(o.x)
z = [0, 0]
for z[1] in range(4): pass
print(z)
for x, in [(1,)]: print(x)
for *a, b in ["abc"]: print(a, b)
it = iter(range(5))
for x in it:
    if x == 2: break
print(list(it))
def g():
    try:
        for i in range(3): yield i
    finally: print("closed")
for v in g(): break
print("after")
for i in range(2):
    try:
        continue
    finally: print("fin", i)
for i in range(2):
    try:
        break
    finally: print("fin break")
