# A text of more characters than there are indices overflows; one that only has no room is out of memory.
for text, times in ("ab", 2**62), ("a", 2**62), ("é", 2**62), ("éa", 2**62), ("é", 2**61), ("", 2**63):
    try:
        print(len(text * times))
    except (OverflowError, MemoryError) as error:
        print(type(error).__name__, error)
