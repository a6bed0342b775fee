x, y, s, w = 3.14159, 42, "str", 10
print(f"{x:.2f} {y:05d} {s!r:>8} {s:^10}| {y:#x} {y:,} {x:{w}.{2}f}|")
print(f"{x=} {y = } {s=!s} {s = !r:>10} {y=:05}")
print(f"{{}} {{{y}}} {'nested ' + f'{y}'} {f"{f"{y}"}"}")
print(f"{(lambda a: a * 2)(y)} {y if y else 0} {[i for i in range(3)]} { {'a': 1}['a'] }")
print(f"{y!r} {y!s} {s!a} {'é'!a}")
print(f'''multi
{y
} line''')
print(f"a" "b" f"{y}" 'c')
print(rf"\n{y}" fr"\t", f"\x41\u2022{y}\n", end="")
print(f"{y:{'>'}{w}}|", f"{s:{'*'}^{w}}")
class F:
    def __format__(self, spec): return f"<{spec}>"
    def __repr__(self): return "F()"
f = F()
print(f"{f} {f:abc} {f!r:>5} {f:{y}} {f=} {f=:z}")
try:
    f"{y:q}"
except ValueError as e:
    print(e)
try:
    f"{s:d}"
except ValueError as e:
    print(e)
try:
    f"{[]:5}"
except TypeError as e:
    print(e)
try:
    f"{None:5}"
except TypeError as e:
    print(e)
print(f"{y:b} {y:o} {y:e} {y:+} {-y: } {1234567.891:,.2f} {0.25:%} {10**10:_} {True:d} {True}")
print(f"{x!r:.3}", f"{1e20:g} {1e-7} {float('inf'):f} {1.0} {100000000000000000.0}")
print(f"{'a' if True else 'b'}{'x':>{3}}", f"{y:>+8.2f}", f"{3+4j}", f"{b'a'}")
print(f"{(y := 7)} {y}", f"{y:=^9}", f"{'a:b'}", f"{y!r:}")
print(f"{', '.join(str(i) for i in range(3))}", f"{d['k'] if (d := {'k': 'v'}) else ''}")
print(f"{'\n'.join(['a', 'b'])}", f"{s # comment
}")
print("%s %5d %-5s| %05.1f %x %r %%" % ("a", 3, "b", 2.55, 255, "q"), "%(k)s" % {"k": 1}, "{0} {1!r} {k:>4} {0[0]} {k.real}".format("ab", "c", k=5))
print("{:{}}|{:<{w}}|".format("a", 4, "b", w=3), "{}{}".format(1, 2))
for t in ("'{} {}'.format(1)", "'{0} {}'.format(1)", "'{a}'.format()", "'{'.format()", "'%d' % 'a'", "'%s %s' % (1,)", "'%s' % (1, 2)", "'%(a)s' % 5"):
    try:
        print(eval(t))
    except Exception as e:
        print(type(e).__name__, e)
