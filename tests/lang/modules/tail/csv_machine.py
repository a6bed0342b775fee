"""csv: what readers and writers make of unusual rows and dialects."""
import csv
import io


def read(lines, **options):
    try:
        rows = csv.reader(lines, **options)
        found = []
        for row in rows:
            found.append(row)
        print(found, rows.line_num)
    except (csv.Error, ValueError, TypeError) as error:
        print(type(error).__name__, error)


def write(*rows, **options):
    file = io.StringIO(newline="")
    try:
        writer = csv.writer(file, **options)
        print([writer.writerow(row) for row in rows])
    except (csv.Error, ValueError, TypeError) as error:
        print(type(error).__name__, error)
    print(repr(file.getvalue()))


read(['a,"b ""c"" d",', "", 'e,"f', 'g",h'])
read(["a\rb"])
read(["a\n", "b\r\n", "\r\n", "c\r"])
read(['"a"b,c'])
read(['"a"b,c'], strict=True)
read(['a,"b'])
read(['a,"b'], strict=True)
read(["a\\", "b,\\,c"], escapechar="\\")
read(["a\\\nb,c\n", "d"], escapechar="\\")
read(["1, 2,x"], skipinitialspace=True)
read(["1,'a',,\"b\""], quoting=csv.QUOTE_NONNUMERIC)
read(["1,\"a\",,\"\""], quoting=csv.QUOTE_STRINGS)
read(["1,\"a\",,\"\""], quoting=csv.QUOTE_NOTNULL)
read(['"a,b"'], quoting=csv.QUOTE_NONE)
read(["aébéc"], delimiter="é")
read([b"a"])
read(3)

write(["a", 1, 2.5, None, "x,y", 'say "hi"', "two\nlines"], [""], [], [None], ["", ""])
write(["a", 1, None, ""], quoting=csv.QUOTE_ALL)
write(["a", 1, None, "", 1j, True], quoting=csv.QUOTE_NONNUMERIC)
write(["a", 1, None, ""], [None], quoting=csv.QUOTE_STRINGS)
write(["a", 1, None, ""], [""], [None], quoting=csv.QUOTE_NOTNULL)
write(["a,b"], quoting=csv.QUOTE_NONE)
write(["a,b", "c\\"], quoting=csv.QUOTE_NONE, escapechar="\\")
write(['a"b'], doublequote=False)
write(['a"b', "c!"], doublequote=False, escapechar="!")
write(["a", ""], delimiter=" ", skipinitialspace=True)
write(["a", ""], delimiter=" ", skipinitialspace=True, quoting=csv.QUOTE_NONE)
write(["az"], lineterminator="z")
write(3)

for options in (
    {"delimiter": "\n"},
    {"quotechar": " ", "skipinitialspace": True},
    {"delimiter": "x", "escapechar": "x"},
    {"escapechar": "q", "quotechar": "q"},
    {"delimiter": "z", "lineterminator": "az"},
    {"lineterminator": None},
    {"quoting": True},
    {"color": 3},
):
    read([], **options)

print(type(csv.reader([])), type(csv.writer(io.StringIO())))
print(csv.field_size_limit(3))
read(["abc,def", "abcd"])
print(csv.field_size_limit())
try:
    csv.writer(3)
except TypeError as error:
    print(error)
print(csv.reader([], "excel-tab").dialect.delimiter == "\t", csv.reader([], csv.unix_dialect).dialect.quoting)
