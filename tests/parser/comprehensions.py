[x for x in y if a if b]
{x: y for x, y in z}
{x for x, *y in z for w in y}
(x async for x in y)
[await x for x in y]
[a for b in c if lambda_ or d]
