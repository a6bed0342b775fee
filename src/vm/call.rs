//! Calls: from Rust into whatever can be called.

use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

impl Cx {
    /// Does what a flow says.
    pub fn finish(&mut self, _flow: Result<crate::vm::native::Flow, Raised>) -> NativeResult {
        unimplemented!()
    }

    /// Runs a code object as a module's or `exec`'s body.
    pub fn run_code(
        &mut self,
        _code: &Value,
        _globals: &Ref<Dict>,
        _locals: Option<&Value>,
    ) -> NativeResult {
        unimplemented!()
    }

    /// The globals of the script code that is running.
    pub fn current_globals(&mut self) -> Ref<Dict> {
        unimplemented!()
    }

    /// The local variables of the script code that is running.
    pub fn current_locals(&mut self) -> Value {
        unimplemented!()
    }

    /// Goes one level deeper into nested work in Rust; RecursionError where that is too deep.
    pub fn enter(&mut self) -> Result<(), Raised> {
        Ok(())
    }

    /// Comes back from [`Cx::enter`].
    pub fn leave(&mut self) {}

    /// Calls with positional arguments. Script code runs nested: bounded, and unable to suspend.
    pub fn call(&mut self, _callee: &Value, _args: &[Value]) -> NativeResult {
        unimplemented!()
    }

    /// Calls with positional and keyword arguments.
    pub fn call_kw(
        &mut self,
        _callee: &Value,
        _args: &[Value],
        _keywords: &[(Ref<Str>, Value)],
    ) -> NativeResult {
        unimplemented!()
    }

    /// Calls with positional arguments and a dict of keyword arguments.
    pub fn call_dict(
        &mut self,
        _callee: &Value,
        _args: &[Value],
        _keywords: &Ref<Dict>,
    ) -> NativeResult {
        unimplemented!()
    }

    /// `object.name(*args)`
    pub fn call_method(
        &mut self,
        _object: &Value,
        _name: &Ref<Str>,
        _args: &[Value],
    ) -> NativeResult {
        unimplemented!()
    }

    /// `callable(value)`
    pub fn is_callable(&mut self, _value: &Value) -> bool {
        unimplemented!()
    }

    /// Whether the value is an instance of the class or of one that derives from it, by its type
    /// alone (no `__instancecheck__`).
    pub fn is_instance_of(&self, value: &Value, class: &Ref<Class>) -> bool {
        crate::objects::class::is_subclass(&self.class_of(value), class)
    }

    /// `isinstance(value, class_or_tuple)`
    pub fn is_instance(&mut self, _value: &Value, _class_or_tuple: &Value) -> Result<bool, Raised> {
        unimplemented!()
    }

    /// `issubclass(class, class_or_tuple)`
    pub fn is_subclass(&mut self, _class: &Value, _class_or_tuple: &Value) -> Result<bool, Raised> {
        unimplemented!()
    }

    /// Makes a class: what `type(name, bases, namespace)` and a `class` statement come to.
    pub fn new_class(
        &mut self,
        _metaclass: &Ref<Class>,
        _name: &Ref<Str>,
        _bases: &[Value],
        _namespace: &Ref<Dict>,
        _keywords: &[(Ref<Str>, Value)],
    ) -> NativeResult {
        unimplemented!()
    }

    /// What a `__new__` written in Rust returns: `value` itself when `class` is the built-in type, else
    /// an instance of the subclass with the value inside.
    pub fn wrap_new(&mut self, class: &Ref<Class>, value: Value) -> Value {
        if class.builtin {
            return value;
        }
        let instance = crate::objects::instance::Instance::new(class.clone(), value);
        instance
            .header()
            .set(crate::objects::heap::FINALISE, class.has_del.get());
        instance.into_value()
    }
}
