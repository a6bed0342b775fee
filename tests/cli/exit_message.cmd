-c
import sys; print("out"); sys.exit("enough")
