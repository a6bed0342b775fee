"""What `os` is made of."""

from os import *
