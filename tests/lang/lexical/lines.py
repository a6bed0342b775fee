x = 1; y = 2;
if x: print("one line"); print("two")
total = 1 + \
    2 + \
    3
print(total)
z = (1 +  # comment
     2
     + 3)
print(z)
def f(): pass; return 5
print(f())
if True:
	print("tab")
while x: x -= 1; print("loop")
class A: a = 1; b = 2
print(A.a, A.b)
for i in range(2): print(i, end=" "); print("-", end=" ")
else: print("else")
# comment at the end of a block
if x == 0:
    pass
    # odd comment
  # less
    print("still in")

print([1,
2,

3
])
try: 1/0
except ZeroDivisionError: print("zde")
finally: print("fin")
