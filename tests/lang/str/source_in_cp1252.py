#!/usr/bin
# vim: set fileencoding=cp1252 :
print("€")
