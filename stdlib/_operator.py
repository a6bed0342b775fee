"""The operators, and what `hmac` compares digests with."""

from operator import *
from _hashes import compare_digest as _compare_digest
