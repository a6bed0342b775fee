if a: b
elif c:
    d
elif e: f
else: g
while a:
    break
else:
    continue_
for x, *y in z: continue
for x in *a, b: pass
with a, b as c, d as (e, f): pass
with (a as b, c,): pass
with (a, b) as c: pass
with (yield_): pass
with (x for x in y): pass
with (a := b): pass
try: pass
except A: pass
except (B, C) as d: pass
except D, E: pass
except: pass
else: pass
finally: pass
try: pass
except* A as b: pass
