"""The locale, which is always C with UTF-8."""

__all__ = [
    "getlocale", "getdefaultlocale", "getpreferredencoding", "getencoding", "setlocale", "localeconv", "str", "atof",
    "atoi", "format_string", "currency", "strcoll", "strxfrm", "normalize", "Error", "LC_CTYPE", "LC_COLLATE", "LC_TIME",
    "LC_MONETARY", "LC_MESSAGES", "LC_NUMERIC", "LC_ALL", "CHAR_MAX",
]

Error = ValueError
LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_str = str


def setlocale(category, locale=None):
    """The name of the locale; no other can be chosen."""
    if locale in (None, "", "C", "POSIX", "C.UTF-8", ("C", "UTF-8")):
        return "C.UTF-8" if locale in ("", "C.UTF-8") else "C"
    raise Error("unsupported locale setting")


def getlocale(category=LC_CTYPE):
    return ("C", "UTF-8")


def getdefaultlocale(envvars=()):
    return ("C", "UTF-8")


def getpreferredencoding(do_setlocale=True):
    return "utf-8"


def getencoding():
    return "utf-8"


def localeconv():
    """How numbers and money are written."""
    texts = ("int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep", "positive_sign",
             "negative_sign", "thousands_sep")
    numbers = ("int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes",
               "n_sep_by_space", "p_sign_posn", "n_sign_posn")
    return {**dict.fromkeys(texts, ""), **dict.fromkeys(numbers, CHAR_MAX), "decimal_point": ".",
            "grouping": [], "mon_grouping": []}


def normalize(localename):
    return localename


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    return "%.12g" % val


def delocalize(string):
    return string


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)


def strcoll(a, b):
    return (a > b) - (a < b)


def strxfrm(string):
    return string
