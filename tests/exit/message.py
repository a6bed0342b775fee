import sys

print("before")
sys.exit("enough: é")
