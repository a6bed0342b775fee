import sys


try:
    sys.exit(6)
finally:
    print("cleaned up")
