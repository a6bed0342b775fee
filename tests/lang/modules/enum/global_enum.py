import enum
@enum.global_enum
class G(enum.IntFlag):
    GA = 1
    GB = 2
print(repr(GA), repr(GA | GB), str(GB), repr(G(0)), repr(G(4)))
