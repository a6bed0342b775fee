def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('{:d}|{:5d}|{:<5d}|{:^5d}|{:05d}'.format(1, 2, 3, 4, 5)))
print(repr('{:,} {:_}'.format(1234567, 1234567)))
print(repr('{:x} {:#x} {:X} {:o} {:b} {:#010x}'.format(255, 255, 255, 8, 5, 255)))
print(repr('{:+d} {: d} {:-d}'.format(1, 2, 3)))
print(repr('{:c}'.format(8364)))
print(repr('{:010,}'.format(1234)))
print(repr('{:08,}'.format(1234)))
print(repr('{:#012_x}'.format(255)))
print(repr('{:.2f} {:e} {:%}'.format(3, 3, 3)))
error(lambda: '{:.2}'.format(3))
error(lambda: '{:s}'.format(3))
error(lambda: '{:,x}'.format(3))
error(lambda: '{:,_}'.format(3))
error(lambda: '{:+c}'.format(1))
error(lambda: '{:c}'.format(-1))
error(lambda: '{:xx}'.format(3))
