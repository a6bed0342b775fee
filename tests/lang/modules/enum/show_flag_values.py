import enum
print(enum.show_flag_values(0), enum.show_flag_values(13), enum.bin(10), enum.bin(-10), enum.bin(5, 8), enum.bin(-5, 8), enum.bin(0))
