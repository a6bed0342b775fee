'\d', b'\q', '\777'
x is 1
x is not 'a'
assert (a, 'b')
'a'(b)
1[0]
def f():
    try: pass
    finally: return
1if x else 2
