# Sizes past 64 bits are refused by streams in memory.
import io

for stream in io.StringIO('abc'), io.BytesIO(b'abc'):
    for size in 2**63, -(2**70), 2**63 - 1, -(2**63):
        for method in stream.read, stream.readline:
            try:
                print(method(size))
            except OverflowError as error:
                print(error)
            stream.seek(0)
try:
    io.StringIO('abc').truncate(2**70)
except OverflowError as error:
    print(error)
