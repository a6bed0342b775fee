-c
import sys; sys.exit(7)
