"""Enumerations: classes whose instances are a fixed set of named constants."""

__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum",
    "auto", "unique", "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM",
    "EJECT", "KEEP", "global_flag_repr", "global_enum_repr", "global_str", "global_enum", "EnumCheck",
    "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "pickle_by_global_name", "pickle_by_enum_name",
]

_builtin_property = __builtins__["property"] if isinstance(__builtins__, dict) else __builtins__.property
_builtin_bin = __builtins__["bin"] if isinstance(__builtins__, dict) else __builtins__.bin

MappingProxyType = type(type.__dict__)

# What a class body may define with one leading underscore.
_SUNDER = {
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
    "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_", "_add_value_alias_",
    "_use_args_", "_value_repr_", "_hashable_values_", "_unhashable_values_map_", "_boundary_",
}


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    start = f"_{class_name}__"
    return len(name) > len(start) and name.startswith(start) and not name.endswith("__")


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_single_bit(number):
    return number > 0 and number & (number - 1) == 0


def _bits(number):
    """The powers of two that make up a number, low ones first."""
    while number:
        bit = number & -number
        yield bit
        number ^= bit


def bin(num, max_bits=None):
    """A number in binary with a sign bit: `0b0 1010`, `0b1 0110`."""
    num = num.__index__()
    limit = 1 << num.bit_length()
    if num >= 0:
        sign, digits = "0", _builtin_bin(num + limit)[3:]
    else:
        sign, digits = "1", _builtin_bin(~num ^ (limit - 1) + limit)[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign * max_bits + digits)[-max_bits:]
    return f"0b{sign} {digits}"


class nonmember:
    """A value in a class body that shall be an attribute, not a member."""

    def __init__(self, value):
        self.value = value


class member:
    """A value in a class body that shall be a member."""

    def __init__(self, value):
        self.value = value


_unset = object()


class auto:
    """A value that `_generate_next_value_` chooses."""

    def __init__(self, value=_unset):
        self.value = value

    def __repr__(self):
        return f"auto({'' if self.value is _unset else self.value!r})"


class property:
    """A property of the members that leaves its name free for a member of the class."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def getter(self, fget):
        return self._changed(fget=fget)

    def setter(self, fset):
        return self._changed(fset=fset)

    def deleter(self, fdel):
        return self._changed(fdel=fdel)

    def _changed(self, **parts):
        return type(self)(**{"fget": self.fget, "fset": self.fset, "fdel": self.fdel, **parts})

    member = None
    _attr_type = None
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == "attr":
            return getattr(self._cls_type, self.name)
        if self._attr_type == "desc":
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}") from None

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


class EnumDict(dict):
    """The namespace of a class body; it keeps apart what will be members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._cls_name = cls_name
        self._auto_called = False
        self._generator = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._sunder(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not self._stays_attribute(value):
            value = self._new_member(key, value)
        super().__setitem__(key, value)

    def _stays_attribute(self, value):
        if _is_descriptor(value):
            return True
        if self._cls_name is None or not isinstance(value, type):
            return False
        return value.__qualname__ == f"{self._qualname()}.{value.__name__}"

    def _qualname(self):
        return self.get("__qualname__", self._cls_name)

    def _sunder(self, key, value):
        if key not in _SUNDER and not key.startswith("_repr_"):
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generator = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        return value

    def _new_member(self, key, value):
        if key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if isinstance(value, member):
            value = value.value
        made = self._without_autos(key, value)
        self._member_names[key] = None
        if made is value:
            self._last_values.append(value)
        return made

    def _without_autos(self, key, value):
        """The value with each `auto()` in it replaced by what is generated for it."""
        if isinstance(value, auto):
            if value.value is _unset:
                names = len(self._member_names)
                value.value = self._generator(key, 1, names, self._last_values[:])
                self._auto_called = True
            self._last_values.append(value.value)
            return value.value
        if isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
            parts = [self._without_autos(key, part) for part in value]
            return tuple(parts) if type(value) is tuple else type(value)(*parts)
        return value

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        items = members.items() if hasattr(members, "items") else members
        for name, value in [*items, *more_members.items()]:
            self[name] = value


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        data_type, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if not isinstance(classdict, EnumDict):
            plain, classdict = classdict, EnumDict(cls)
            for name, value in plain.items():
                classdict[name] = value
        names = list(classdict._member_names)
        ignored = classdict.get("_ignore_", [])
        for name in [*ignored, "_ignore_"] if "_ignore_" in classdict else ():
            dict.pop(classdict, name, None)
        invalid = {"mro", ""} & set(names)
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, invalid))}")
        namespace = dict(classdict)
        values = {name: namespace.pop(name) for name in names}
        order = namespace.pop("_order_", None)
        data_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(namespace, data_type, first_enum)
        next_value = namespace.get("_generate_next_value_")
        if next_value is not None and not isinstance(next_value, staticmethod):
            namespace["_generate_next_value_"] = staticmethod(next_value)
        namespace.update(
            _use_args_=use_args,
            _member_names_=[],
            _member_map_={},
            _value2member_map_={},
            _hashable_values_=[],
            _unhashable_values_=[],
            _unhashable_values_map_={},
            _member_type_=data_type,
            _new_member_=new,
            _value_repr_=metacls._find_data_repr_(cls, bases),
            _in_progress_=True,
        )
        namespace["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
        namespace.update(_flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None)
        made = super().__new__(metacls, cls, bases, namespace, **kwds)
        if first_enum is not None and save_new:
            made.__new_member__ = namespace.get("__new__")
        is_flag = Flag is not None and issubclass(made, Flag)
        _choose_methods(made, namespace, data_type, first_enum, is_flag)
        for name, value in values.items():
            _add_member(made, name, value, new, use_args, data_type, is_flag)
        type.__delattr__(made, "_in_progress_")
        made.__new__ = Enum.__new__ if Enum is not None else made.__new__
        if is_flag:
            _finish_flag(made)
        if order is not None:
            _check_order(made, order, is_flag)
        return made

    def __init__(cls, *args, **kwds):
        super().__init__(*args)

    def __call__(cls, value, names=_unset, *values, module=None, qualname=None, type=None,
                 start=1, boundary=None):
        if cls._member_map_:
            if names is not _unset:
                value = (value, names, *values)
            return cls.__new__(cls, value)
        if names is _unset and type is None:
            raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(value, None if names is _unset else names, module=module, qualname=qualname,
                            type=type, start=start, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if issubclass(cls, Flag):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                pass
        return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        hooks = ["__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__",
                 "__module__", "__name__", "__qualname__"]
        if cls._new_member_ is not object.__new__:
            hooks.append("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            hooks.append("__init_subclass__")
        own = set(hooks) | set(cls._member_names_)
        return sorted(own if cls._member_type_ is object else set(dir(cls._member_type_)) | own)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @_builtin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """A new enumeration from names: text, a list of names, of pairs, or a mapping."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        for name, value in _named_values(cls, names, start):
            namespace[name] = value
        if module is None:
            import sys

            module = sys._getframemodulename(2)
        namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        import sys

        source = source if source is not None else sys.modules[module]
        members = [(key, value) for key, value in vars(source).items() if filter(key)]
        members.sort(key=lambda pair: (pair[1], pair[0]))
        made = cls(name, members, module=module, boundary=boundary or KEEP)
        vars(sys.modules[module]).update(made.__members__)
        return made

    @classmethod
    def _check_for_existing_members_(metacls, class_name, bases):
        for base in (class_ for base in bases for class_ in base.__mro__):
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(metacls, class_name, bases):
        """The type of the values that members have mixed in, and the enumeration they derive from."""
        if not bases:
            return object, None
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return metacls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_type_(metacls, class_name, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.append(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    found.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        distinct = list(dict.fromkeys(found))
        if len(distinct) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {set(distinct)!r}")
        return distinct[0] if distinct else None

    @classmethod
    def _find_data_repr_(metacls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    if "__dataclass_fields__" in base.__dict__ and base.__dataclass_params__.repr:
                        return _dataclass_repr
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_new_(metacls, classdict, data_type, first_enum):
        """What makes a member, whether it stays as `__new_member__`, and whether it gets the value."""
        new = classdict.get("__new__")
        save_new = first_enum is not None and new is not None
        if new is not None and isinstance(new, staticmethod):
            new = new.__func__
        if new is None:
            plain = {None, None.__new__, object.__new__}
            if Enum is not None:
                plain.add(Enum.__new__)
            for method in ("__new_member__", "__new__"):
                for possible in (data_type, first_enum):
                    found = getattr(possible, method, None)
                    if found not in plain:
                        new = found
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        use_args = not (first_enum is None or new is object.__new__)
        return new, save_new, use_args

    def _add_member_(cls, name, member):
        _bind_member(cls, name, member)


EnumMeta = EnumType
# The classes below, while they are not there yet.
Enum = ReprEnum = Flag = None


def _named_values(cls, names, start):
    """The names of the functional form with their values."""
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if names is None:
        return []
    names = list(names.items() if hasattr(names, "items") else names)
    if not names or not isinstance(names[0], str):
        return names
    pairs, last_values = [], []
    for count, name in enumerate(names):
        value = cls._generate_next_value_(name, start, count, last_values[:])
        last_values.append(value)
        pairs.append((name, value))
    return pairs


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ", ".join(f"{name}={getattr(self, name)!r}" for name, field in fields.items() if field.repr)


def _choose_methods(cls, namespace, data_type, first_enum, is_flag):
    """Text and operators that a data type would hide from the enumeration."""
    if first_enum is None:
        return
    object_methods = {name: getattr(object, name) for name in ("__repr__", "__str__", "__format__", "__reduce_ex__")}
    for name, plain in object_methods.items():
        if name in namespace:
            continue
        class_method, enum_method = getattr(cls, name), getattr(first_enum, name)
        data_method = getattr(data_type, name, None)
        if name in ("__str__", "__format__") and ReprEnum in cls.__bases__:
            # The text is that of the data type.
            setattr(cls, name, data_type.__repr__ if data_method is object.__str__ else data_method)
            continue
        if name != "__reduce_ex__" and class_method in (data_method, plain) and class_method is not enum_method:
            setattr(cls, name, enum_method)
        if name == "__reduce_ex__" and class_method is plain:
            setattr(cls, name, enum_method)
    if is_flag:
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
            if name not in namespace:
                enum_method = getattr(first_enum, name)
                if getattr(cls, name) is not enum_method:
                    setattr(cls, name, enum_method)


def _add_member(cls, name, value, new, use_args, data_type, is_flag):
    """Makes the member of this name, or an alias of one with the same value."""
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (args,)
    made = new(cls, *args) if use_args else new(cls)
    if not hasattr(made, "_value_"):
        if data_type is object:
            made._value_ = value
        else:
            try:
                made._value_ = data_type(*args)
            except Exception as error:
                raise TypeError("_value_ not set in __new__, unable to create it") from error
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    value = made._value_
    known = _member_of_value(cls, value)
    if known is not None:
        _bind_member(cls, name, known)
        return
    if is_flag and isinstance(value, int):
        if not value:
            cls._flag_mask_ |= value
        elif _is_single_bit(value):
            cls._flag_mask_ |= value
            cls._singles_mask_ |= value
        else:
            cls._flag_mask_ |= value
        cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
    if not (is_flag and isinstance(value, int)) or _is_single_bit(value):
        cls._member_names_.append(name)
    _bind_member(cls, name, made)
    _bind_value(cls, value, made)


def _member_of_value(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for name, known in cls._member_map_.items():
            if known._value_ == value:
                return known
        return None


def _bind_value(cls, value, made):
    try:
        cls._value2member_map_.setdefault(value, made)
        if value not in cls._hashable_values_:
            cls._hashable_values_.append(value)
    except TypeError:
        cls._unhashable_values_.append(value)
        cls._unhashable_values_map_.setdefault(made._name_, []).append(value)


def _bind_member(cls, name, made):
    """Makes a name stand for a member, unless a property of the members has it."""
    known = cls._member_map_.get(name)
    if known is not None and known is not made:
        raise NameError(f"{name!r} is already bound: {known!r}")
    for base in cls.__mro__[1:]:
        attribute = base.__dict__.get(name)
        if attribute is None:
            continue
        if hasattr(attribute, "fget"):
            redirect = property(attribute.fget, attribute.fset, attribute.fdel)
            redirect.member = made
            redirect.__set_name__(cls, name)
            type.__setattr__(cls, name, redirect)
        elif hasattr(attribute, "__get__") and attribute.__class__ is not type(None):
            redirect = property()
            redirect.member = made
            redirect.__set_name__(cls, name)
            redirect._attr_type = "desc"
            redirect._cls_type = base
            type.__setattr__(cls, name, redirect)
        else:
            type.__setattr__(cls, name, made)
        break
    else:
        type.__setattr__(cls, name, made)
    cls._member_map_[name] = made


def _finish_flag(cls):
    """Single bits in the order of their values where the definition has another order; checks STRICT."""
    singles = [cls._member_map_[name]._value_ for name in cls._member_names_]
    if singles != sorted(singles):
        cls._iter_member_ = cls._iter_member_by_def_
    for name in list(cls._member_map_):
        made = cls._member_map_[name]
        value = made._value_
        if isinstance(value, int) and value < 0 and cls._boundary_ is not KEEP:
            made._value_ = value & cls._all_bits_


def _check_order(cls, order, is_flag):
    names = order.replace(",", " ").split() if isinstance(order, str) else list(order)
    defined = list(cls._member_names_)
    names = [name for name in names if name in cls._member_names_ or name not in cls._member_map_]
    if names != defined:
        raise TypeError(f"member order does not match _order_:\n  {defined!r}\n  {names!r}")


class Enum(metaclass=EnumType):
    """A set of named constants."""

    @classmethod
    def __signature__(cls):
        return "(value)" if cls._member_names_ else "(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)"

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            found = cls._value2member_map_.get(value)
        except TypeError:
            found = _member_of_value(cls, value)
        if found is not None:
            return found
        if not cls._member_map_:
            if "_in_progress_" in cls.__dict__:
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly")
            if getattr(cls, "_singles_mask_", None) is None or not issubclass(cls, Flag):
                raise TypeError(f"{cls!r} has no members defined")
        return _look_up(cls, value)

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        _bind_member(self.__class__, name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        known = _member_of_value(cls, value)
        if known is not None:
            if known is not self:
                raise ValueError(f"{value!r} is already bound: {known!r}")
            return
        _bind_value(cls, value, self)

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        own = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        if self.__class__._member_type_ is not object:
            own |= set(object.__dir__(self))
        for name in getattr(self, "__dict__", ()):
            if name[0] != "_" and name not in self._member_map_:
                own.add(name)
        for class_ in self.__class__.mro():
            for name, value in class_.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(value, _builtin_property) or isinstance(value, property):
                    if getattr(value, "fget", None) is not None or name not in self._member_map_:
                        own.add(name)
                elif name not in self._member_map_:
                    own.add(name)
        return sorted(own)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


def _look_up(cls, value):
    """What `_missing_` makes of a value that no member has."""
    try:
        error, result = None, cls._missing_(value)
    except Exception as raised:
        error, result = raised, None
    try:
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        unknown = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and error is None:
            raise unknown
        if error is None:
            error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
        if not isinstance(error, ValueError):
            error.__context__ = unknown
        raise error
    finally:
        error = unknown = None


class ReprEnum(Enum):
    """An enumeration that changes only the `repr` of its data type."""



class IntEnum(int, ReprEnum):
    """An enumeration whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) >= 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What happens to a value with bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members are bits that can be combined."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            high = last_value.bit_length() - 1
        except Exception:
            raise TypeError(f"invalid flag value {last_value!r}") from None
        return 2 ** (high + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            yield cls._value2member_map_[bit]

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda made: made._sort_order_)

    @classmethod
    def _iter_member_(cls, value):
        return cls._iter_member_by_value_(value)

    @classmethod
    def _missing_(cls, value):
        """The combination of members that a number is, made when it is first asked for."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        known, all_bits, negative = cls._flag_mask_, cls._all_bits_, None
        singles = cls._singles_mask_
        if value < 0 and not ~all_bits <= value <= all_bits or value & (all_bits ^ known) or value > all_bits:
            outcome = _outside(cls, value, known, all_bits)
            if outcome is None:
                return value
            value = outcome
        if value < 0:
            negative = value
            value = all_bits + 1 + value
            if cls._boundary_ is not KEEP:
                value &= known
        unknown = value & ~known
        aliases = value & ~singles
        member_value = value & singles
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]")
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        made._name_ = _combined_name(cls, value, member_value, aliases, unknown)
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        class_name = self.__class__.__name__
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return f"<{class_name}: {show(self._value_)}>"
        return f"<{class_name}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        class_name = self.__class__.__name__
        if self._name_ is None:
            return f"{class_name}({self._value_!r})"
        return f"{class_name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _operand(self, other):
        """The number that the other operand stands for, or NotImplemented."""
        value = self._get_value(other)
        if value is not NotImplemented:
            for flag in self, other:
                if self._get_value(flag) is None:
                    raise TypeError(f"'{flag}' cannot be combined with other flags with |")
        return value

    def __or__(self, other):
        value = self._operand(other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._operand(other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._operand(other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _outside(cls, value, known, all_bits):
    """A value with bits that no member has, as the boundary wants it; None where it shall stay a number."""
    boundary = cls._boundary_
    if boundary is STRICT:
        width = max(value.bit_length(), known.bit_length())
        raise ValueError(
            f"{cls!r} invalid value {value!r}\n    given {bin(value, width)}\n  allowed {bin(known, width)}"
        )
    if boundary is CONFORM:
        return value & known
    if boundary is EJECT:
        return None
    if boundary is KEEP:
        if value < 0:
            return max(all_bits + 1, 2 ** value.bit_length()) + value
        return value
    raise ValueError(f"{cls!r} unknown flag boundary {boundary!r}")


def _combined_name(cls, value, member_value, aliases, unknown):
    if not (member_value or aliases & cls._flag_mask_):
        return None if not (unknown and member_value) else cls._numeric_repr_(unknown)
    parts, covered = [], 0
    for made in cls._iter_member_(member_value):
        parts.append(made)
        covered |= made._value_
    if aliases:
        for made in cls._member_map_.values():
            bits = made._value_
            if made not in parts and bits and bits & value == bits and bits & aliases:
                parts.append(made)
                covered |= bits
    name = "|".join(made._name_ for made in parts)
    rest = value & ~covered
    if not covered:
        return None
    return f"{name}|{cls._numeric_repr_(rest)}" if rest else name


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags whose members are ints."""


def unique(enumeration):
    """A decorator for enumerations in which no two names have one value."""
    duplicates = [f"{name} -> {made.name}" for name, made in enumeration.__members__.items() if name != made.name]
    if duplicates:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(duplicates)}")
    return enumeration


class EnumCheck(StrEnum):
    """What `verify` can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                _verify_unique(enumeration)
            elif check is CONTINUOUS:
                _verify_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _verify_named_flags(enumeration)
        return enumeration


def _verify_unique(enumeration):
    duplicates = [f"{name} -> {made.name}" for name, made in enumeration.__members__.items() if name != made.name]
    if duplicates:
        raise ValueError(f"aliases found in {enumeration!r}: {', '.join(duplicates)}")


def _verify_continuous(enumeration):
    values = {made.value for made in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if issubclass(enumeration, Flag):
        missing = [2**bit for bit in range(low.bit_length(), high.bit_length() - 1) if 2**bit not in values]
    elif issubclass(enumeration, IntEnum):
        missing = [value for value in range(low + 1, high) if value not in values]
    else:
        raise Exception("verify: unknown type %r" % enumeration)
    if missing:
        kind = "flag" if issubclass(enumeration, Flag) else "enum"
        missing = ", ".join(map(str, missing))
        raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {missing}"[:256])


def _verify_named_flags(enumeration):
    names = enumeration._member_names_
    singles = {made._value_ for made in enumeration}
    bad_names, bad_bits = [], 0
    for name, alias in enumeration._member_map_.items():
        if name in names or alias.value < 0:
            continue
        missing = [bit for bit in _bits(alias.value) if bit not in singles]
        if missing:
            bad_names.append(name)
            for bit in missing:
                bad_bits |= bit
    if bad_names:
        if len(bad_names) == 1:
            alias = f"alias {bad_names[0]} is missing"
        else:
            alias = f"aliases {', '.join(bad_names[:-1])} and {bad_names[-1]} are missing"
        count = bad_bits.bit_count()
        value = f"value 0x{bad_bits:x}" if count == 1 else f"combined values of 0x{bad_bits:x}"
        raise ValueError(f"invalid Flag {enumeration.__name__!r}: {alias} {value} [use enum.show_flag_values(value) for details]")


def show_flag_values(value):
    """The powers of two that make up a number."""
    return list(_bits(value))


def global_enum_repr(self):
    """`module.NAME`"""
    module = self.__class__.__module__.split(".")[-1]
    return f"{module}.{self._name_}"


def global_flag_repr(self):
    """`module.A|module.B`"""
    module = self.__class__.__module__.split(".")[-1]
    class_name = self.__class__.__name__
    if self._name_ is None:
        return f"{module}.{class_name}({self._value_})"
    if _is_single_bit(self._value_):
        return f"{module}.{self._name_}"
    if self._boundary_ is not KEEP:
        return "|".join(f"{module}.{name}" for name in self.name.split("|"))
    parts = []
    for name in self._name_.split("|"):
        parts.append(name if name[0].isdigit() else f"{module}.{name}")
    return "|".join(parts)


def global_str(self):
    """The bare name."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """Members are shown as names of their module, and are put there."""
    import sys

    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A decorator that makes an enumeration of a plain class."""

    def convert(cls):
        namespace = etype.__class__.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                namespace[name] = value
        return etype.__class__.__new__(etype.__class__, cls.__name__, (etype,), namespace, boundary=boundary)

    return convert
