print(0x_ff, 0b1010, 0o17, 1_000_000, 0XFF, 0B1, 0O7, 00, 0_0, 000)
print(1.5, .5, 5., 1e3, 1E-3, 1_0.0_1, 1e1_0, 0e0, 1j, 1.5J, 1e3j, 0_7j, 09.5, 007e2, 08j)
print(0xDEADBEEF_CAFEBABE, 123456789012345678901234567890, 1e400, -1e-400)
print(1 .real, 1..real, 1.0.real, 1j.imag, (5).bit_length(), 5 .__add__(3), 1if 1else 2)
