//! Making objects: what calling a class comes to.

use crate::objects::class::{Class, lookup};
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::call::{Begun, CallArgs, then};
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::native::{Flow, NativeResult};
use crate::vm::ops::attr::Found;
use crate::vm::raise::Raised;
use crate::vm::stack::Frame;

impl Cx {
    /// Begins a call of a class: through its metaclass's `__call__` if a script defined one.
    pub(in crate::vm) fn begin_class_call(
        &mut self,
        class: Ref<Class>,
        mut args: CallArgs,
    ) -> Result<Begun, Raised> {
        if let Some(metaclass) = &class.metaclass
            && let Some((callee, owner)) = lookup(metaclass, &self.names.call)
            && !owner.builtin
        {
            args.positional.insert(0, class.to_value());
            return self.begin_call(callee, args);
        }
        if class.same(&self.types.type_) && args.positional.len() == 1 && args.keywords.is_empty() {
            return Ok(Begun::Done(self.class_of(&args.positional[0]).into_value()));
        }
        self.begin_construct(class, args)
    }

    /// `__new__`, then `__init__`: what `type.__call__` does.
    pub fn begin_construct(&mut self, class: Ref<Class>, args: CallArgs) -> Result<Begun, Raised> {
        let (new, new_owner) = match lookup(&class, &self.names.new) {
            Some((new, owner)) => (new, owner),
            None => (Value::UNBOUND, self.types.object.clone()),
        };
        if new_owner.same(&self.types.object) {
            return self.begin_plain_construct(class, args);
        }
        let new = match new.kind() {
            Kind::Function | Kind::Native => new,
            _ => match self.bind_attr(&new, None, &class)? {
                Found::Value(new) => new,
                Found::Call { callee, args } => self.call(&callee, &args)?,
                Found::Missing => new,
            },
        };
        let mut positional = vec![class.to_value()];
        positional.extend(args.positional.iter().cloned());
        let for_new = CallArgs {
            positional,
            keywords: args.keywords.clone(),
        };
        let init = then(move |cx, made| cx.init_flow(&class, made, args));
        let height = self.stack.frames.len();
        let Some(init) = init else {
            unreachable!("`then` always gives one")
        };
        self.stack.frames.push(Frame::Then(init));
        let made = match self.begin_call(new, for_new) {
            Ok(Begun::Done(made)) => Ok(made),
            Ok(Begun::Pushed) => return Ok(Begun::Pushed),
            Err(raised) => Err(raised),
        };
        debug_assert_eq!(self.stack.frames.len(), height + 1);
        match self.stack.frames.pop() {
            Some(Frame::Then(init)) => {
                let flow = init(self, made);
                self.begin_flow(flow)
            }
            _ => unreachable!("the frame just pushed is still on top"),
        }
    }

    /// After `__new__`: `__init__`, if what was made is an instance of the class.
    fn init_flow(
        &mut self,
        class: &Ref<Class>,
        made: NativeResult,
        args: CallArgs,
    ) -> Result<Flow, Raised> {
        let made = made?;
        if !self.is_instance_of(&made, class) {
            return Ok(Flow::Return(made));
        }
        let own = self.class_of(&made);
        let Some((init, owner)) = lookup(&own, &self.names.init) else {
            return Ok(Flow::Return(made));
        };
        if owner.same(&self.types.object) {
            return Ok(Flow::Return(made));
        }
        if args.keywords.is_empty() {
            let mut positional = vec![made.clone()];
            positional.extend(args.positional);
            let then = then(move |cx, result| checked_init(cx, result, made));
            return Ok(Flow::Call {
                callee: init,
                args: positional,
                then,
            });
        }
        let mut positional = vec![made.clone()];
        positional.extend(args.positional);
        let result = self.call_kw(&init, &positional, &args.keywords);
        checked_init(self, result, made)
    }

    /// An instance of a class whose `__new__` is `object`'s.
    fn begin_plain_construct(
        &mut self,
        class: Ref<Class>,
        mut args: CallArgs,
    ) -> Result<Begun, Raised> {
        self.refuse_abstract(&class)?;
        let init =
            lookup(&class, &self.names.init).filter(|(_, owner)| !owner.same(&self.types.object));
        if !matches!(class.layout, Kind::Instance) {
            let name = crate::vm::ops::repr::class_path(self, &class);
            return Err(self.type_error(format_args!("cannot create '{name}' instances")));
        }
        let instance = Instance::new(class.clone(), Value::UNBOUND);
        if class.has_del.get() {
            instance.header().has_finaliser();
        }
        let instance = instance.into_value();
        let Some((init, _)) = init else {
            if args.positional.is_empty() && args.keywords.is_empty() {
                return Ok(Begun::Done(instance));
            }
            let name = class.name_text();
            return Err(self.type_error(format_args!("{name}() takes no arguments")));
        };
        args.positional.insert(0, instance.clone());
        let height = self.stack.frames.len();
        self.stack.frames.push(Frame::Init(instance));
        match self.begin_call(init, args) {
            Ok(Begun::Done(value)) => {
                debug_assert_eq!(self.stack.frames.len(), height + 1);
                match self.stack.frames.pop() {
                    Some(Frame::Init(instance)) => {
                        checked_init(self, Ok(value), instance).map(|flow| match flow {
                            Flow::Return(instance) => Begun::Done(instance),
                            Flow::Call { .. }
                            | Flow::Body { .. }
                            | Flow::Block(_)
                            | Flow::BlockThen(..) => {
                                unreachable!("checked_init only returns")
                            }
                        })
                    }
                    _ => unreachable!("the frame just pushed is still on top"),
                }
            }
            Ok(Begun::Pushed) => Ok(Begun::Pushed),
            Err(raised) => {
                self.stack.frames.truncate(height);
                Err(raised)
            }
        }
    }

    /// TypeError if the class has abstract methods left.
    pub fn refuse_abstract(&mut self, class: &Ref<Class>) -> Result<(), Raised> {
        let name = self.names.abstractmethods.clone();
        let Some(abstract_methods) = class.attrs.get_str(&name) else {
            return Ok(());
        };
        let mut names = Vec::new();
        for method in self.collect(&abstract_methods)? {
            names.push(format!("'{}'", self.str_of(&method)?.as_str()));
        }
        names.sort();
        if names.is_empty() {
            return Ok(());
        }
        let (class, plural, names) = (
            class.name_text(),
            if names.len() == 1 { "" } else { "s" },
            names.join(", "),
        );
        Err(self.type_error(format_args!(
            "Can't instantiate abstract class {class} without an implementation for abstract method{plural} {names}"
        )))
    }
}

/// `__init__` of a constructor returned or raised.
pub fn init_done(cx: &mut Cx, instance: Value, result: NativeResult) -> Outcome {
    match checked_init(cx, result, instance) {
        Ok(Flow::Return(instance)) => Outcome::Value(instance),
        Ok(Flow::Call { .. } | Flow::Body { .. } | Flow::Block(_) | Flow::BlockThen(..)) => {
            unreachable!("checked_init only returns")
        }
        Err(raised) => Outcome::Raised(raised),
    }
}

fn checked_init(cx: &mut Cx, result: NativeResult, instance: Value) -> Result<Flow, Raised> {
    let value = result?;
    if value.is_none() {
        return Ok(Flow::Return(instance));
    }
    let name = cx.type_name(&value);
    Err(cx.type_error(format_args!("__init__() should return None, not '{name}'")))
}
