//! Calls: from scripts and from Rust into whatever can be called.
//!
//! A call *begins*: either it is done at once (a function written in Rust) or a frame was pushed that
//! the interpreter's loop will run. Rust code that needs the result itself ([`Cx::call`]) runs the
//! loop nested, with a bound on the nesting.

use std::rc::Rc;

use crate::bytecode::code::CodeKind;
use crate::objects::class::{Class, is_subclass};
use crate::objects::coroutine::Generator;
use crate::objects::dict::Dict;
use crate::objects::function::{ClassMethod, Function, Method, Native, StaticMethod};
use crate::objects::heap::{FINALISE, Ref};
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::text::source::SourceFile;
use crate::text::span::Span;
use crate::vm::bind::{bind_native, bind_script, fits};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, NativeResult, Run, Then};
use crate::vm::quick::call_native;
use crate::vm::raise::Raised;
use crate::vm::stack::{Activation, Frame};

/// How deep Rust code may call script code that calls Rust code that … .
pub const NESTED_MAX: usize = 3000;

/// The arguments of a call that is not the plain positional one.
#[derive(Default)]
pub struct CallArgs {
    pub positional: Vec<Value>,
    pub keywords: Vec<(Ref<Str>, Value)>,
}

impl CallArgs {
    /// Positional arguments only.
    pub fn positional(positional: Vec<Value>) -> CallArgs {
        CallArgs {
            positional,
            keywords: Vec::new(),
        }
    }
}

/// How a call began.
pub enum Begun {
    /// It is done already.
    Done(Value),
    /// A frame was pushed, which the loop will run.
    Pushed,
}

impl Cx {
    /// Begins a call.
    pub fn begin_call(&mut self, callee: Value, args: CallArgs) -> Result<Begun, Raised> {
        match callee.kind() {
            Kind::Function
                if args.keywords.is_empty() && takes_just(&callee, args.positional.len()) =>
            {
                let mut args = args.positional;
                self.enter_function(&callee, args.len(), |index| args[index].take())
            }
            Kind::Function => match callee.into::<Function>() {
                Ok(function) => self.begin_function(function, args, Value::UNBOUND),
                Err(_) => unreachable!("the kind says it is a function"),
            },
            Kind::Native => self.begin_native(&callee, args),
            Kind::Method => self.begin_method(&callee, args),
            Kind::Class => match callee.into::<Class>() {
                Ok(class) => self.begin_class_call(class, args),
                Err(_) => unreachable!("the kind says it is a class"),
            },
            Kind::StaticMethod => {
                let function = callee
                    .get::<StaticMethod>()
                    .map_or(Value::NONE, |s| s.function.clone());
                self.begin_call(function, args)
            }
            _ => self.begin_object_call(&callee, args),
        }
    }

    /// Begins a call of an object through its class's `__call__`.
    fn begin_object_call(&mut self, callee: &Value, mut args: CallArgs) -> Result<Begun, Raised> {
        let name = self.names.call.clone();
        let Some(function) = self.class_attr(callee, &name) else {
            return Err(self.not_callable(callee));
        };
        self.enter()?;
        let positional = std::mem::take(&mut args.positional);
        let begun = self
            .special_call(function, callee.clone(), &positional)
            .and_then(|(function, positional)| {
                args.positional = positional;
                self.begin_call(function, args)
            });
        self.leave();
        begun
    }

    /// What is said of calling an object that cannot be; of a module, that its namesake inside was meant.
    #[cold]
    fn not_callable(&mut self, callee: &Value) -> Raised {
        let class = self.type_name(callee);
        let message = format!("'{class}' object is not callable");
        let name = callee.get::<Module>().and_then(|module| {
            let name = module.globals.get_str(&self.names.name_)?;
            let inside = module.globals.get_str(name.get::<Str>()?)?;
            self.is_callable(&inside).then_some(name)
        });
        match name.as_ref().and_then(|name| name.get::<Str>()) {
            Some(name) => {
                let name = name.as_str();
                self.type_error(format_args!(
                    "{message}. Did you mean: '{name}.{name}(...)'?"
                ))
            }
            None => self.type_error(message),
        }
    }

    fn begin_method(&mut self, callee: &Value, mut args: CallArgs) -> Result<Begun, Raised> {
        let Some(method) = callee.get::<Method>() else {
            unreachable!("the caller looked at the kind")
        };
        args.positional.insert(0, method.receiver.clone());
        self.begin_call(method.function.clone(), args)
    }

    /// Begins a call of a script's function, in a namespace if it is a class body.
    pub fn begin_function(
        &mut self,
        function: Ref<Function>,
        args: CallArgs,
        namespace: Value,
    ) -> Result<Begun, Raised> {
        self.complete(&function)?;
        let kind = match function.code.code.kind {
            CodeKind::Plain => return self.begin_plain(function, args, namespace),
            CodeKind::Generator => Kind::Generator,
            CodeKind::Coroutine => Kind::Coroutine,
            CodeKind::AsyncGenerator => Kind::AsyncGenerator,
        };
        let generator = Generator::new(kind, function.clone());
        bind_script(self, &function, args, generator.registers.as_ptr()).inspect_err(|_| {
            generator.header().set(FINALISE, false);
        })?;
        self.note_origin(&generator);
        Ok(Begun::Done(generator.into_value()))
    }

    /// Sees to it that the function has its whole code.
    pub fn complete(&mut self, function: &Function) -> Result<(), Raised> {
        if function.code.code.later.is_some() {
            let complete = self.hooks.complete;
            let whole = complete(self, &function.code)?;
            function.code.complete(whole);
        }
        Ok(())
    }

    /// Begins a call with a few positional arguments, which are not collected first if the callee is a
    /// plain function of just as many parameters.
    pub fn begin_with<const N: usize>(
        &mut self,
        callee: Value,
        mut args: [Value; N],
    ) -> Result<Begun, Raised> {
        if let Some(method) = callee.get::<Method>()
            && takes_just(&method.function, N + 1)
        {
            let argument = |index: usize| match index.checked_sub(1) {
                None => method.receiver.clone(),
                Some(index) => args[index].take(),
            };
            return self.enter_function(&method.function, N + 1, argument);
        }
        if !takes_just(&callee, N) {
            return self.begin_call(callee, CallArgs::positional(args.into()));
        }
        self.enter_function(&callee, N, |index| args[index].take())
    }

    /// Pushes the frame of a plain function, given just its parameters.
    #[inline(always)]
    fn enter_function(
        &mut self,
        callee: &Value,
        given: usize,
        argument: impl FnMut(usize) -> Value,
    ) -> Result<Begun, Raised> {
        let Some(function) = callee.get::<Function>() else {
            unreachable!("only a function takes just these")
        };
        self.check_depth()?;
        if !self.stack.enter(function, given, argument) {
            return Err(self.stack_full());
        }
        Ok(Begun::Pushed)
    }

    fn stack_full(&mut self) -> Raised {
        self.recursion_error("maximum recursion depth exceeded: the register stack is full")
    }

    fn begin_plain(
        &mut self,
        function: Ref<Function>,
        args: CallArgs,
        namespace: Value,
    ) -> Result<Begun, Raised> {
        let base = self.stack.limit();
        let registers = function.code.code.registers as usize;
        self.check_depth()?;
        if !self.stack.has_room(base, registers) {
            return Err(self.stack_full());
        }
        bind_script(self, &function, args, base)?;
        self.push_activation(function, base, registers, namespace);
        Ok(Begun::Pushed)
    }

    /// Pushes the frame of a function whose parameters are in place.
    pub(in crate::vm) fn push_activation(
        &mut self,
        function: Ref<Function>,
        base: *mut Value,
        registers: usize,
        namespace: Value,
    ) {
        let mut activation = Activation::new(function, base, base.wrapping_add(registers));
        if !namespace.is_unbound() {
            activation.namespace = Some(Box::new(namespace));
        }
        self.stack.frames.push(Frame::Script(activation));
    }

    /// Raises RecursionError if one more activation would be too many.
    #[inline(always)]
    pub fn check_depth(&mut self) -> Result<(), Raised> {
        if self.stack.depth() > self.recursion_limit {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        Ok(())
    }

    fn begin_native(&mut self, callee: &Value, mut args: CallArgs) -> Result<Begun, Raised> {
        self.await_next = false;
        let Some(native) = callee.get::<Native>() else {
            unreachable!("the caller looked at the kind")
        };
        let def = self.natives[native.id as usize].def;
        if !native.receiver.is_unbound() {
            args.positional.insert(0, native.receiver.clone());
        }
        if native.receiver.is_unbound() && native.is_method {
            self.check_method(native, args.positional.first())?;
        }
        let signature = self.natives[native.id as usize].signature();
        if args.keywords.is_empty() && fits(signature, args.positional.len()) {
            return self.run_native(def, &Args::positional(&args.positional));
        }
        let bound = bind_native(self, def, args)?;
        let args = Args {
            positional: &bound.positional,
            keyword: &bound.keyword,
            extra: bound.extra.as_ref(),
        };
        self.run_native(def, &args)
    }

    fn run_native(&mut self, def: &NativeDef, args: &Args) -> Result<Begun, Raised> {
        match def.run {
            Run::Value(run) => run(self, args).map(Begun::Done),
            Run::Flow(run) => {
                let flow = run(self, args);
                self.begin_flow(flow)
            }
        }
    }

    /// A method that is taken from its class needs an object of that class.
    pub(in crate::vm) fn check_method(
        &mut self,
        native: &Native,
        receiver: Option<&Value>,
    ) -> Result<(), Raised> {
        match self.natives[native.id as usize].owner.clone() {
            Some(owner) => self.check_receiver(native, &owner, receiver),
            None => Ok(()),
        }
    }

    fn check_receiver(
        &mut self,
        native: &Native,
        owner: &Ref<Class>,
        receiver: Option<&Value>,
    ) -> Result<(), Raised> {
        if receiver.is_some_and(|receiver| self.is_instance_of(receiver, owner)) {
            return Ok(());
        }
        let registered = &self.natives[native.id as usize];
        let (name, is_slot, owner) = (registered.def.name, registered.is_slot(), owner.name_text());
        let message = match receiver.map(|receiver| self.type_name(receiver)) {
            None if is_slot => format!("descriptor '{name}' of '{owner}' object needs an argument"),
            None => format!("unbound method {owner}.{name}() needs an argument"),
            Some(given) if is_slot => {
                format!("descriptor '{name}' requires a '{owner}' object but received a '{given}'")
            }
            Some(given) => format!(
                "descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"
            ),
        };
        Err(self.type_error(message))
    }

    /// What a method raised, unless it was called with an object of another class, which then is what
    /// is wrong.
    #[cold]
    pub(in crate::vm) fn or_wrong_receiver(
        &mut self,
        native: &Native,
        args: &[Value],
        raised: Raised,
    ) -> Raised {
        let Some(owner) = self.natives[native.id as usize].owner.clone() else {
            return raised;
        };
        match self.check_receiver(native, &owner, args.first()) {
            Ok(()) => raised,
            Err(wrong) => wrong,
        }
    }

    /// Does what a function written in Rust wants to happen next.
    pub fn begin_flow(&mut self, flow: Result<Flow, Raised>) -> Result<Begun, Raised> {
        let mut flow = flow;
        loop {
            let (result, height) = match flow? {
                Flow::Return(value) => return Ok(Begun::Done(value)),
                Flow::Block(job) => {
                    let block = self.hooks.block;
                    return block(self, job).map(Begun::Done);
                }
                Flow::BlockThen(job, then) => {
                    let block = self.hooks.block;
                    let outcome = block(self, job);
                    flow = then(self, outcome);
                    continue;
                }
                Flow::Call {
                    callee,
                    args,
                    then: None,
                } => {
                    return self.begin_call(callee, CallArgs::positional(args));
                }
                Flow::Call {
                    callee,
                    args,
                    then: Some(then),
                } => {
                    let height = self.stack.frames.len();
                    self.stack.frames.push(Frame::Then(then));
                    (self.begin_call(callee, CallArgs::positional(args)), height)
                }
                Flow::Body {
                    body,
                    namespace,
                    then,
                } => {
                    let height = self.stack.frames.len();
                    self.stack.frames.push(Frame::Then(then));
                    (
                        self.begin_function(body, CallArgs::default(), namespace),
                        height,
                    )
                }
            };
            let result = match result {
                Ok(Begun::Done(value)) => Ok(value),
                Ok(Begun::Pushed) => return Ok(Begun::Pushed),
                Err(raised) => Err(raised),
            };
            debug_assert_eq!(self.stack.frames.len(), height + 1);
            flow = match self.stack.frames.pop() {
                Some(Frame::Then(then)) => then(self, result),
                _ => unreachable!("the frame just pushed is still on top"),
            };
        }
    }

    /// Counts one level of nesting in Rust whose depth a script decides; `leave` undoes it.
    pub fn enter(&mut self) -> Result<(), Raised> {
        if self.nesting >= self.nested_max
            || self.stack.frames.len() + self.nesting > self.recursion_limit + 50
        {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        self.nesting += 1;
        Ok(())
    }

    /// Undoes `enter`.
    pub fn leave(&mut self) {
        self.nesting -= 1;
    }

    // ---- from Rust, with the result ----------------------------------------------------------

    /// Runs what `begin` begins, nested, to its end.
    pub(in crate::vm) fn nested(
        &mut self,
        begin: impl FnOnce(&mut Cx) -> Result<Begun, Raised>,
    ) -> NativeResult {
        self.enter()?;
        self.stack.frames.push(Frame::Entry);
        let result = match begin(self) {
            Ok(Begun::Pushed) => self.run(),
            Ok(Begun::Done(value)) => {
                self.stack.frames.pop();
                Ok(value)
            }
            Err(raised) => {
                self.stack.frames.pop();
                Err(raised)
            }
        };
        self.leave();
        result
    }

    /// Does what `flow` says and gives the result, nested.
    pub fn finish(&mut self, flow: Result<Flow, Raised>) -> NativeResult {
        match flow {
            Ok(Flow::Return(value)) => Ok(value),
            Err(raised) => Err(raised),
            flow => self.nested(|cx| cx.begin_flow(flow)),
        }
    }

    /// Calls with positional arguments. Script code runs nested: bounded, and unable to suspend.
    pub fn call(&mut self, callee: &Value, args: &[Value]) -> NativeResult {
        if takes_just(callee, args.len()) {
            return self
                .nested(|cx| cx.enter_function(callee, args.len(), |index| args[index].clone()));
        }
        if let Some(result) = call_native(self, callee, args) {
            return result;
        }
        let (callee, args) = (callee.clone(), CallArgs::positional(args.to_vec()));
        self.nested(|cx| cx.begin_call(callee, args))
    }

    /// Calls a plain function that takes just an object and these arguments.
    pub(in crate::vm) fn call_plain_method(
        &mut self,
        function: &Value,
        object: &Value,
        args: &[Value],
    ) -> NativeResult {
        self.nested(|cx| {
            cx.enter_function(function, args.len() + 1, |index| {
                match index.checked_sub(1) {
                    None => object.clone(),
                    Some(index) => args[index].clone(),
                }
            })
        })
    }

    /// Calls with positional and keyword arguments.
    pub fn call_kw(
        &mut self,
        callee: &Value,
        args: &[Value],
        keywords: &[(Ref<Str>, Value)],
    ) -> NativeResult {
        let args = CallArgs {
            positional: args.to_vec(),
            keywords: keywords.to_vec(),
        };
        let callee = callee.clone();
        self.nested(|cx| cx.begin_call(callee, args))
    }

    /// Calls with positional arguments and a dict of keyword arguments.
    pub fn call_dict(
        &mut self,
        callee: &Value,
        args: &[Value],
        keywords: &Ref<Dict>,
    ) -> NativeResult {
        let keywords = self.keywords_of(keywords)?;
        self.call_kw(callee, args, &keywords)
    }

    /// The keyword arguments in a dict; TypeError if a key is no string.
    pub fn keywords_of(&mut self, dict: &Ref<Dict>) -> Result<Vec<(Ref<Str>, Value)>, Raised> {
        let table = dict.table.borrow();
        let keyword = |entry: &crate::objects::dict::Entry| {
            Some((entry.key.get::<Str>()?.clone(), entry.value.clone()))
        };
        let keywords: Option<Vec<_>> = table.iter().map(keyword).collect();
        keywords.ok_or_else(|| self.type_error("keywords must be strings"))
    }

    /// `object.name(*args)`
    pub fn call_method(&mut self, object: &Value, name: &Ref<Str>, args: &[Value]) -> NativeResult {
        let method = self.get_attr(object, name)?;
        self.call(&method, args)
    }

    /// `callable(value)`
    pub fn is_callable(&mut self, value: &Value) -> bool {
        match value.kind() {
            Kind::Function | Kind::Native | Kind::Method | Kind::Class | Kind::StaticMethod => true,
            _ => {
                let name = self.names.call.clone();
                self.class_attr(value, &name).is_some()
            }
        }
    }

    /// Whether the value is an instance of the class or of one that derives from it, by its type
    /// alone (no `__instancecheck__`).
    pub fn is_instance_of(&self, value: &Value, class: &Ref<Class>) -> bool {
        is_subclass(&self.class_of(value), class)
    }

    /// What a `__new__` written in Rust returns: `value` itself when `class` is the built-in type, else
    /// an instance of the subclass with the value inside.
    pub fn wrap_new(&mut self, class: &Ref<Class>, value: Value) -> Value {
        if class.builtin {
            return value;
        }
        let instance = Instance::new(class.clone(), value);
        if class.has_del.get() {
            instance.header().has_finaliser();
        }
        instance.into_value()
    }

    /// Where the script code that is running stands: the file and the span of its instruction.
    pub fn current_place(&self) -> Option<(Rc<SourceFile>, Span)> {
        let activation = self.stack.innermost()?;
        let code = &activation.code().code;
        Some((code.source.clone(), code.span_at(activation.at())))
    }

    /// Runs a code object as a module's or `exec`'s body: names are globals, or with `locals` in that
    /// namespace. The code of a module with `await` at its top level gives a coroutine.
    pub fn run_code(
        &mut self,
        code: &Value,
        globals: &Ref<Dict>,
        locals: Option<&Value>,
    ) -> NativeResult {
        self.run_code_with(code, globals, locals, Box::default())
    }

    /// The same with cells for the code's free variables.
    pub fn run_code_with(
        &mut self,
        code: &Value,
        globals: &Ref<Dict>,
        locals: Option<&Value>,
        closure: Box<[Value]>,
    ) -> NativeResult {
        let Some(code) = code.get::<crate::objects::code::CodeObject>() else {
            return Err(self.type_error("exec() arg 1 must be a string, bytes or code object"));
        };
        let function = self.new_closure(code.clone(), globals.clone(), closure);
        let namespace = match locals {
            Some(locals) => locals.clone(),
            None if code.code.has_namespace => globals.to_value(),
            None => Value::UNBOUND,
        };
        self.nested(|cx| cx.begin_function(function, CallArgs::default(), namespace))
    }
}

/// Whether the callee is a plain function of a script with just as many parameters.
pub fn takes_just(callee: &Value, count: usize) -> bool {
    callee
        .get::<Function>()
        .is_some_and(|function| function.code.plain_args as usize == count)
}

/// A function called later with what another call gave.
pub fn then(
    f: impl FnOnce(&mut Cx, NativeResult) -> Result<Flow, Raised> + 'static,
) -> Option<Then> {
    Some(Box::new(f))
}

/// The function inside a class method.
pub fn class_method_function(value: &Value) -> Option<Value> {
    value
        .get::<ClassMethod>()
        .map(|method| method.function.clone())
}
