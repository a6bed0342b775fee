# What decimal says is what its version in C says.
from decimal import *
import decimal

D = Decimal


def tried(text):
    try:
        print(text, "=>", repr(eval(text)))
    except Exception as error:
        print(text, "!!", type(error).__name__, error)


for text in """
D('abc'); D(1) / 0; D(0) / 0; D('nan') < 1; D('inf') - D('inf'); D(0) ** 0; D(-1).sqrt(); D(7) % 0
int(D('nan')); int(D('inf')); round(D('inf')); float(D('sNaN')); hash(D('sNaN')); round(D(1), 'x')
D([]); D(None); D((2, (1,), 0)); D((0, ('a',), 0)); D((0, (1,), 'x')); D.from_float('x'); D.from_number('3')
D(1).quantize('x'); D(1).quantize(D('1e-50')); D('1e999999') * 10; D('1e30') // 3; format(D(5), 'x')
Context(); Context(prec=0); Context(prec='x'); Context(rounding='up'); Context(Emin=5); Context(capitals=3)
Context(flags=[Inexact, Overflow, Clamped, InvalidOperation, Rounded, Subnormal, Underflow, FloatOperation])
BasicContext; getcontext().traps; getcontext().traps[Overflow]
Context(prec=3).create_decimal('1.23456'); localcontext(foo=5); decimal.__libmpdec_version__
""".replace("\n", ";").split(";"):
    if text.strip():
        tried(text.strip())

getcontext().clear_flags()
D(1) / 3
print(getcontext())

# No limit is set to how many digits there are.
getcontext().prec = 5000
print(str(D(2).sqrt())[-20:], len(str(D(7) ** 5500 // 3)), D(10 ** 4400) == 10 ** 4400)
