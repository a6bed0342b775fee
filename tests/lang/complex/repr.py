print(repr([1j, -1j, 1 + 2j, 1 - 2j, -0 - 1j, complex(0, -0.0), complex(-0.0, 1), complex(1, float('nan')), complex(float('inf'), 2), 1e+22j, 1.5e-07 + 0j]))
