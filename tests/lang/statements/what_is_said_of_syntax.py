# What is said of assignments in odd places, of comprehensions, conditions, patterns and fields that are not whole.
SOURCES = """
return a = 1; del a = 1; raise a = 1; for x in a = 1: pass; with a = 1: pass; assert a = 1; global x = 1; import a = 1
if a = 1: pass; while a = 1: pass; while a and b = 1: pass; [a = 1]; x[a = 1]; print(a = b = c); f(a, b = 1 = 2)
if a.b = 1: pass; return a.b = 1; assert a() = 1; True + 1 = 2; [a] + b = 1; None + 1 = x; a + 1 = 2
[a if b else]; x = a if b else; f(a if b else); a if b else:; if a if b else: pass; a if b else pass
[a for b]; [a for b, c]; {a: b for c}; (a for b); f(a for b); [a for b in c for d]; [a for b.c]; for b: pass
def f() -> : pass; a < > b; a <> b
f'{a! r}'; f'{a ! r}'; f'{a !r}'; t'{a! r}'
async for x in y: pass; async with x: pass; [x async for x in y]; await x
match x:\n case {a: 1}: pass; match x:\n case {a.b: 1}: pass; match x:\n case {**a, 'b': 1}: pass
""".replace("\n", ";").split(";")
for source in SOURCES:
    source = source.strip().replace("\\n", "\n")
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as error:
        print(f"{source!r}: {error}")
    else:
        print(f"{source!r}: fine")

print(f"{1+2 = # what is left out
}")
print(f"{3   =   # one
# two

!s:>4}")
