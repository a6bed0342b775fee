"""The functions of `math` for complex numbers.

Where a part is infinite or no number, what C99 (annex G) says is given.
"""

import math as _math

pi, e, tau, inf, nan = _math.pi, _math.e, _math.tau, _math.inf, _math.nan
infj, nanj = complex(0, inf), complex(0, nan)

_LN2, _LN10 = _math.log(2), _math.log(10)
_LARGE = 1.7976931348623157e308 / 4
_SQRT_LARGE = _math.sqrt(_LARGE)
_LOG_LARGE = _math.log(_LARGE)
_TINY = 2.2250738585072014e-308
_SQRT_TINY = _math.sqrt(_TINY)


def _number(z):
    """A number of any kind as a complex one."""
    if type(z) is complex:
        return z
    if isinstance(z, (str, bytes)):
        raise TypeError(f"must be real number, not {type(z).__name__}")
    return complex.from_number(z)


def _domain():
    return ValueError("math domain error")


def _range():
    return OverflowError("math range error")


def _is_finite(z):
    return _math.isfinite(z.real) and _math.isfinite(z.imag)


# ---- properties

def isfinite(z, /):
    """Return True if both parts are finite."""
    return _is_finite(_number(z))


def isinf(z, /):
    """Return True if a part is infinite."""
    z = _number(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


def isnan(z, /):
    """Return True if a part is not a number."""
    z = _number(z)
    return _math.isnan(z.real) or _math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """Determine whether two complex numbers are close in value."""
    a, b = _number(a), _number(b)
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol


# ---- polar coordinates

def phase(z, /):
    """Return argument, also known as the phase angle, of a complex."""
    z = _number(z)
    return _math.atan2(z.imag, z.real)


def _length(z):
    size = _math.hypot(z.real, z.imag)
    if _math.isinf(size) and _is_finite(z):
        raise _range()
    return size


def polar(z, /):
    """Convert a complex from rectangular coordinates to polar coordinates."""
    z = _number(z)
    return _length(z), phase(z)


def rect(r, phi, /):
    """Convert from polar coordinates to rectangular coordinates."""
    r, phi = _math.fabs(r) * _math.copysign(1.0, r), _math.fabs(phi) * _math.copysign(1.0, phi)
    if not (_math.isfinite(r) and _math.isfinite(phi)):
        if _math.isinf(phi) and r and not _math.isnan(r):
            raise _domain()
        if _math.isinf(r) and _math.isfinite(phi) and phi:
            real = _math.copysign(inf, _math.cos(phi))
            imag = _math.copysign(inf, _math.sin(phi))
            return complex(real, imag) if r > 0 else complex(-real, -imag)
        if not phi:
            return complex(r, r * phi if _math.isfinite(r) else -phi if r < 0 else phi)
        if not r and not _math.isfinite(phi):
            return complex(0.0, 0.0)
        return complex(inf if _math.isinf(r) else nan, nan)
    if not phi:
        return complex(r, r * phi)
    return complex(r * _math.cos(phi), r * _math.sin(phi))


# ---- roots, powers, logarithms

def sqrt(z, /):
    """Return the square root of z."""
    z = _number(z)
    x, y = z.real, z.imag
    if not _is_finite(z):
        if _math.isinf(y):
            return complex(inf, y)
        if x == inf:
            return complex(inf, nan if _math.isnan(y) else _math.copysign(0.0, y))
        if x == -inf:
            return complex(nan, inf) if _math.isnan(y) else complex(0.0, _math.copysign(inf, y))
        return complex(nan, nan)
    if x == 0 and y == 0:
        return complex(0.0, y)
    size, other = abs(x), abs(y)
    if size < _TINY and other < _TINY and (size > 0 or other > 0):
        size = _math.ldexp(size, 53)
        s = _math.ldexp(_math.sqrt(size + _math.hypot(size, _math.ldexp(other, 53))), -27)
    else:
        size /= 8.0
        s = 2.0 * _math.sqrt(size + _math.hypot(size, other / 8.0))
    d = other / (2.0 * s)
    return complex(s, _math.copysign(d, y)) if x >= 0 else complex(d, _math.copysign(s, y))


def exp(z, /):
    """Return the exponential value e**z."""
    z = _number(z)
    x, y = z.real, z.imag
    if not _is_finite(z):
        if _math.isinf(x) and _math.isfinite(y):
            if x > 0:
                if y == 0:
                    return complex(inf, y)
                return complex(_math.copysign(inf, _math.cos(y)), _math.copysign(inf, _math.sin(y)))
            return complex(_math.copysign(0.0, _math.cos(y)), _math.copysign(0.0, _math.sin(y)))
        if _math.isinf(y) and x != -inf and not _math.isnan(x):
            raise _domain()
        if x == inf:
            return complex(inf, nan)
        if x == -inf:
            return complex(0.0, _math.copysign(0.0, y))
        return complex(nan, y if y == 0 else nan)
    if x > _LOG_LARGE:
        size = _math.exp(x - 1.0)
        made = complex(size * _math.cos(y) * e, size * _math.sin(y) * e)
    else:
        size = _math.exp(x)
        made = complex(size * _math.cos(y), size * _math.sin(y))
    if _math.isinf(made.real) or _math.isinf(made.imag):
        raise _range()
    return made


def _log(z):
    x, y = z.real, z.imag
    angle = _math.atan2(y, x)
    if not _is_finite(z):
        return complex(inf if _math.isinf(x) or _math.isinf(y) else nan, angle)
    size, other = abs(x), abs(y)
    if size > _LARGE or other > _LARGE:
        return complex(_math.log(_math.hypot(size / 2.0, other / 2.0)) + _LN2, angle)
    if size < _TINY and other < _TINY:
        if not (size > 0 or other > 0):
            raise _domain()
        length = _math.hypot(_math.ldexp(size, 53), _math.ldexp(other, 53))
        return complex(_math.log(length) - 53 * _LN2, angle)
    length = _math.hypot(size, other)
    if 0.71 <= length <= 1.73:
        size, other = max(size, other), min(size, other)
        return complex(_math.log1p((size - 1) * (size + 1) + other * other) / 2.0, angle)
    return complex(_math.log(length), angle)


def log(z, base=None, /):
    """log(z[, base]) -> the logarithm of z to the given base."""
    z = _number(z)
    if base is None:
        return _log(z)
    below = _log(_number(base))
    if not below:
        raise _domain()
    return (_log(z) if z else complex(-inf, _math.atan2(z.imag, z.real))) / below


def log10(z, /):
    """Return the base-10 logarithm of z."""
    made = _log(_number(z))
    return complex(made.real / _LN10, made.imag / _LN10)


# ---- hyperbolic functions, and the others by way of them

def sinh(z, /):
    """Return the hyperbolic sine of z."""
    z = _number(z)
    x, y = z.real, z.imag
    if not _is_finite(z):
        if _math.isinf(y) and _math.isfinite(x):
            raise _domain()
        if _math.isinf(x) and _math.isfinite(y) and y != 0:
            real = _math.copysign(inf, _math.cos(y))
            return complex(real if x > 0 else -real, _math.copysign(inf, _math.sin(y)))
        if _math.isinf(x):
            if _math.isinf(y):
                raise _domain()
            return complex(inf if _math.isnan(y) else x, y)
        if x == 0:
            return complex(0.0, nan)
        return complex(nan, y if y == 0 else nan)
    if abs(x) > _LOG_LARGE:
        less = x - _math.copysign(1.0, x)
        made = complex(_math.cos(y) * _math.sinh(less) * e, _math.sin(y) * _math.cosh(less) * e)
    else:
        made = complex(_math.cos(y) * _math.sinh(x), _math.sin(y) * _math.cosh(x))
    if _math.isinf(made.real) or _math.isinf(made.imag):
        raise _range()
    return made


def cosh(z, /):
    """Return the hyperbolic cosine of z."""
    z = _number(z)
    x, y = z.real, z.imag
    if not _is_finite(z):
        if _math.isinf(y) and not _math.isnan(x):
            raise _domain()
        if _math.isinf(x) and _math.isfinite(y) and y != 0:
            imag = _math.copysign(inf, _math.sin(y))
            return complex(_math.copysign(inf, _math.cos(y)), imag if x > 0 else -imag)
        if _math.isinf(x):
            return complex(inf, y if x > 0 or _math.isnan(y) else -y)
        if x == 0:
            return complex(nan, 0.0)
        return complex(nan, y if y == 0 else nan)
    if abs(x) > _LOG_LARGE:
        less = x - _math.copysign(1.0, x)
        made = complex(_math.cos(y) * _math.cosh(less) * e, _math.sin(y) * _math.sinh(less) * e)
    else:
        made = complex(_math.cos(y) * _math.cosh(x), _math.sin(y) * _math.sinh(x))
    if _math.isinf(made.real) or _math.isinf(made.imag):
        raise _range()
    return made


def tanh(z, /):
    """Return the hyperbolic tangent of z."""
    z = _number(z)
    x, y = z.real, z.imag
    if not _is_finite(z):
        if _math.isinf(y) and _math.isfinite(x):
            raise _domain()
        if _math.isinf(x):
            sign = 2.0 * _math.sin(y) * _math.cos(y) if _math.isfinite(y) else 1.0
            return complex(_math.copysign(1.0, x), _math.copysign(0.0, sign))
        if x == 0:
            return complex(x, nan)
        return complex(nan, y if y == 0 else nan)
    if abs(x) > _LOG_LARGE:
        imag = 4.0 * _math.sin(y) * _math.cos(y) * _math.exp(-2.0 * abs(x))
        return complex(_math.copysign(1.0, x), imag)
    tx, ty = _math.tanh(x), _math.tan(y)
    cx = 1.0 / _math.cosh(x)
    txty = tx * ty
    below = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / below, (ty / below) * cx * cx)


def sin(z, /):
    """Return the sine of z."""
    z = _number(z)
    made = sinh(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)


def cos(z, /):
    """Return the cosine of z."""
    z = _number(z)
    return cosh(complex(-z.imag, z.real))


def tan(z, /):
    """Return the tangent of z."""
    z = _number(z)
    made = tanh(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)


# ---- the inverse functions

def acos(z, /):
    """Return the arc cosine of z."""
    z = _number(z)
    x, y = z.real, z.imag
    if not _is_finite(z):
        if _math.isinf(y):
            angle = nan if _math.isnan(x) else _math.atan2(abs(y), x)
            return complex(angle, -y)
        if _math.isinf(x):
            if _math.isnan(y):
                return complex(nan, inf)
            return complex(0.0 if x > 0 else pi, -_math.copysign(inf, y))
        return complex(pi / 2 if x == 0 else nan, nan)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        size = _math.log(_math.hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0
        return complex(_math.atan2(abs(y), x), _math.copysign(size, -y))
    one, two = sqrt(complex(1.0 - x, -y)), sqrt(complex(1.0 + x, y))
    return complex(
        2.0 * _math.atan2(one.real, two.real), _math.asinh(two.real * one.imag - two.imag * one.real)
    )


def acosh(z, /):
    """Return the inverse hyperbolic cosine of z."""
    z = _number(z)
    x, y = z.real, z.imag
    if not _is_finite(z):
        if _math.isinf(y):
            return complex(inf, nan if _math.isnan(x) else _math.atan2(y, x))
        if _math.isinf(x):
            return complex(inf, nan if _math.isnan(y) else _math.atan2(y, x))
        return complex(nan, pi / 2 if x == 0 else nan)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        return complex(_math.log(_math.hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0, _math.atan2(y, x))
    one, two = sqrt(complex(x - 1.0, y)), sqrt(complex(x + 1.0, y))
    return complex(
        _math.asinh(one.real * two.real + one.imag * two.imag), 2.0 * _math.atan2(one.imag, two.real)
    )


def asinh(z, /):
    """Return the inverse hyperbolic sine of z."""
    z = _number(z)
    x, y = z.real, z.imag
    if not _is_finite(z):
        if _math.isinf(x):
            if _math.isnan(y):
                return complex(x, nan)
            return complex(x, _math.copysign(pi / 4 if _math.isinf(y) else 0.0, y))
        if _math.isinf(y):
            if _math.isnan(x):
                return complex(inf, nan)
            return complex(_math.copysign(inf, x), _math.copysign(pi / 2, y))
        return complex(nan, y if y == 0 else nan)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        size = _math.log(_math.hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0
        return complex(_math.copysign(size, x), _math.atan2(y, abs(x)))
    one, two = sqrt(complex(1.0 + y, -x)), sqrt(complex(1.0 - y, x))
    return complex(
        _math.asinh(one.real * two.imag - two.real * one.imag),
        _math.atan2(y, one.real * two.real - one.imag * two.imag),
    )


def asin(z, /):
    """Return the arc sine of z."""
    z = _number(z)
    made = asinh(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)


def atanh(z, /):
    """Return the inverse hyperbolic tangent of z."""
    z = _number(z)
    x, y = z.real, z.imag
    if not _is_finite(z):
        if _math.isinf(y):
            return complex(0.0 if _math.isnan(x) else _math.copysign(0.0, x), _math.copysign(pi / 2, y))
        if _math.isinf(x):
            return complex(
                _math.copysign(0.0, x), nan if _math.isnan(y) else _math.copysign(pi / 2, y)
            )
        return complex(x if x == 0 else nan, nan)
    if x < 0.0 or x == 0.0 and _math.copysign(1.0, x) < 0.0:
        return -atanh(-z)
    size = abs(y)
    if x > _SQRT_LARGE or size > _SQRT_LARGE:
        h = _math.hypot(x / 2.0, y / 2.0)
        return complex(x / 4.0 / h / h, -_math.copysign(pi / 2.0, -y))
    if x == 1.0 and size < _SQRT_TINY:
        if size == 0.0:
            raise _domain()
        real = -_math.log(_math.sqrt(size) / _math.sqrt(_math.hypot(size, 2.0)))
        return complex(real, _math.copysign(_math.atan2(2.0, -size) / 2, y))
    real = _math.log1p(4.0 * x / ((1 - x) * (1 - x) + size * size)) / 4.0
    return complex(real, -_math.atan2(-2.0 * y, (1 - x) * (1 + x) - size * size) / 2.0)


def atan(z, /):
    """Return the arc tangent of z."""
    z = _number(z)
    made = atanh(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)
