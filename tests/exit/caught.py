import sys

try:
    sys.exit("no")
except SystemExit as error:
    print(repr(error), error.code)
