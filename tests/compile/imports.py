import os.path
import a.b.c as m
from . import sibling
from ..pkg.mod import x as y, z
from math import *
