//! The interned names the interpreter itself uses, and the interner.

use std::collections::HashMap;

use crate::objects::heap::{INTERNED, Ref};
use crate::objects::str::Str;

/// One string object for each text that was interned.
#[derive(Default)]
pub struct Interner {
    known: HashMap<Box<str>, Ref<Str>, rustc_hash::FxBuildHasher>,
    /// Those of one ASCII character, by its code.
    characters: Vec<Option<Ref<Str>>>,
}

impl Interner {
    /// The string object of this text.
    pub fn intern(&mut self, text: &str) -> Ref<Str> {
        if let Some(name) = self.known.get(text) {
            return name.clone();
        }
        let name = Str::new(text);
        name.header().set(INTERNED, true);
        self.known.insert(text.into(), name.clone());
        name
    }

    /// The string object of one ASCII character.
    #[inline]
    pub fn character(&mut self, code: u8) -> Ref<Str> {
        if let Some(Some(known)) = self.characters.get(code as usize) {
            return known.clone();
        }
        let character = self.intern(char::from(code).encode_utf8(&mut [0; 4]));
        self.characters.resize(128, None);
        self.characters[code as usize] = Some(character.clone());
        character
    }

    /// The interned string object with the text of this one.
    pub fn intern_str(&mut self, name: &Ref<Str>) -> Ref<Str> {
        if name.header().has(INTERNED) {
            name.clone()
        } else {
            self.intern(name.as_str())
        }
    }
}

macro_rules! names {
    ($($field:ident = $text:literal,)*) => {
        /// Names the interpreter looks up itself: dunder names without their underscores.
        pub struct Names {
            $(#[doc = concat!("`", $text, "`")] pub $field: Ref<Str>,)*
        }

        impl Names {
            /// Interns all of them.
            pub fn new(interner: &mut Interner) -> Names {
                Names { $($field: interner.intern($text),)* }
            }
        }
    };
}

names! {
    // classes and objects
    new = "__new__", init = "__init__", del = "__del__", call = "__call__", class = "__class__",
    dict = "__dict__", doc = "__doc__", module = "__module__", name_ = "__name__", qualname = "__qualname__",
    bases = "__bases__", mro = "__mro__", slots = "__slots__", init_subclass = "__init_subclass__",
    set_name = "__set_name__", class_getitem = "__class_getitem__", prepare = "__prepare__",
    mro_entries = "__mro_entries__", instancecheck = "__instancecheck__", subclasscheck = "__subclasscheck__",
    metaclass = "metaclass", classcell = "__classcell__", annotations = "__annotations__", annotate = "__annotate__",
    annotate_func = "__annotate_func__", type_params = "__type_params__", match_args = "__match_args__",
    weakref = "__weakref__", abstractmethods = "__abstractmethods__", orig_bases = "__orig_bases__",
    // attributes
    getattribute = "__getattribute__", getattr = "__getattr__", setattr = "__setattr__", delattr = "__delattr__",
    get = "__get__", set = "__set__", delete = "__delete__", dir = "__dir__",
    // conversions
    repr = "__repr__", str = "__str__", bytes = "__bytes__", format = "__format__", hash = "__hash__",
    bool = "__bool__", int = "__int__", float = "__float__", complex = "__complex__", index = "__index__",
    round = "__round__", trunc = "__trunc__", floor = "__floor__", ceil = "__ceil__", abs = "__abs__",
    // containers and iteration
    len = "__len__", length_hint = "__length_hint__", getitem = "__getitem__", setitem = "__setitem__",
    delitem = "__delitem__", missing = "__missing__", default_factory = "default_factory", contains = "__contains__", reversed = "__reversed__",
    iter = "__iter__", next = "__next__", aiter = "__aiter__", anext = "__anext__", await_ = "__await__",
    keys = "keys", send = "send", throw = "throw", close = "close",
    // context managers
    enter = "__enter__", exit = "__exit__", aenter = "__aenter__", aexit = "__aexit__",
    // comparison
    lt = "__lt__", le = "__le__", eq = "__eq__", ne = "__ne__", gt = "__gt__", ge = "__ge__",
    // arithmetic
    add = "__add__", sub = "__sub__", mul = "__mul__", truediv = "__truediv__", floordiv = "__floordiv__",
    mod_ = "__mod__", pow = "__pow__", matmul = "__matmul__", and = "__and__", or = "__or__", xor = "__xor__",
    lshift = "__lshift__", rshift = "__rshift__", divmod = "__divmod__",
    radd = "__radd__", rsub = "__rsub__", rmul = "__rmul__", rtruediv = "__rtruediv__", rfloordiv = "__rfloordiv__",
    rmod = "__rmod__", rpow = "__rpow__", rmatmul = "__rmatmul__", rand = "__rand__", ror = "__ror__",
    rxor = "__rxor__", rlshift = "__rlshift__", rrshift = "__rrshift__", rdivmod = "__rdivmod__",
    iadd = "__iadd__", isub = "__isub__", imul = "__imul__", itruediv = "__itruediv__", ifloordiv = "__ifloordiv__",
    imod = "__imod__", ipow = "__ipow__", imatmul = "__imatmul__", iand = "__iand__", ior = "__ior__",
    ixor = "__ixor__", ilshift = "__ilshift__", irshift = "__irshift__",
    neg = "__neg__", pos = "__pos__", invert = "__invert__",
    // exceptions
    args = "args", cause = "__cause__", context = "__context__", suppress_context = "__suppress_context__",
    traceback = "__traceback__", notes = "__notes__", value = "value", code = "code", message = "message",
    exceptions = "exceptions", name = "name", obj = "obj", path = "path", errno = "errno", strerror = "strerror",
    filename = "filename", filename2 = "filename2", msg = "msg", lineno = "lineno", offset = "offset", text = "text",
    // modules
    builtins = "__builtins__", file = "__file__", package = "__package__", all = "__all__", import = "__import__",
    spec = "__spec__", loader = "__loader__", main = "__main__", underscore = "_",
}
