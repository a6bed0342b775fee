for i in range(3):
    if i == 5: break
else:
    print("for else")
for i in range(3):
    if i == 1: break
else:
    print("not here")
print(i)
while i < 3:
    i += 1
    if i == 2: continue
else:
    print("while else", i)
for i in []:
    pass
else:
    print("empty", i)
def f():
    for i in range(3):
        for j in range(3):
            if j == 2: break
            if i == 1: continue
            print(i, j)
        else:
            print("inner else")
        if i == 2: return "ret"
    else:
        print("outer else")
print(f())
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a, b)
class T: pass
t = T()
for t.x in range(3): pass
print(t.x)
d = {}
for d["k"] in "ab": pass
print(d)
for x in *[1, 2], 3: print(x)
for (a, *b) in ["abc"]: print(a, b)
try:
    for x in 5: pass
except TypeError as e:
    print(e)
while True:
    try:
        break
    finally:
        print("fin")
for i in range(3):
    try:
        continue
    finally:
        print("fin", i)
l = [1, 2, 3]
for x in l:
    if len(l) < 6: l.append(x * 10)
print(l)
