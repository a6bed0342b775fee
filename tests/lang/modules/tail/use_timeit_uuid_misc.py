import timeit, uuid, numbers, colorsys, keyword
print(timeit.timeit("pass", number=10) >= 0, uuid.UUID("12345678123456781234567812345678"), len(str(uuid.uuid4())), isinstance(1, numbers.Integral), colorsys.rgb_to_hsv(1, 0, 0), keyword.iskeyword("for"))
