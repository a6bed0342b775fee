-c
import sys; sys.exit()
