"""Abstract base classes of containers, iterators and what can be called or awaited."""

from _collections_abc import *
from _collections_abc import __all__, _CallableGenericAlias
