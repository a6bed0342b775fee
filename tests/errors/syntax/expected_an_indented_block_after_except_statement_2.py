try:
    x = 1
except* A:
x = 1
