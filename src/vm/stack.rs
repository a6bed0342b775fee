//! The running stack: frames, and the registers of plain calls.
//!
//! Frames are records in an array; the registers of plain calls are windows of one block that never
//! moves, so that a call's arguments are its parameters without a copy. Generators and coroutines
//! have registers of their own ([`crate::objects::coroutine::Generator`]). A stack is an object: a
//! green thread has one, and becomes the running one by being swapped into `Cx::stack`.
//!
//! Invariant: every register at or above the running frame's `limit` holds no object.
#![allow(unsafe_code)]

use crate::bytecode::instr::{CmpOp, Instr};
use crate::objects::chain::Chain;
use crate::objects::code::CodeObject;
use crate::objects::coroutine::Generator;
use crate::objects::function::Function;
use crate::objects::heap::{Object, Ref, StackRegisters};
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::native::Then;
use crate::vm::ops::BinOp;

/// How many registers the main stack has; the memory is only used as far as calls reach.
pub const MAIN_REGISTERS: usize = 8 << 20;
/// How many registers a green thread's stack has.
pub const GREEN_REGISTERS: usize = 256 << 10;

/// Frames and registers of one thread of execution.
pub struct Stack {
    pub frames: Vec<Frame>,
    registers: StackRegisters,
    /// One past the last register.
    end: *mut Value,
    /// How many activations the frames' `Root`s have suspended in their chains; they count towards
    /// the recursion limit.
    chained: usize,
    /// With fewer frames than this there is a place for one more; else `has_place` looks closer.
    ceiling: usize,
}

/// One entry of the stack: who gets the result of what is above it.
pub enum Frame {
    /// A script function's activation. That of a coroutine or async generator that stands on another
    /// one is awaited by it.
    Script(Activation),
    /// Someone steps a generator or coroutine. A plain generator that a `for` loop in the frame below
    /// steps, or Rust code, has none until it delegates.
    Root(Root),
    /// A function written in Rust goes on when the result is there.
    Then(Then),
    /// A constructor: `__init__` is running, the result is the instance.
    Init(Value),
    /// An operand's method is running; if it gives NotImplemented, the next one is tried.
    Operator(Operation),
    /// The bottom of a nested run: leave the loop with the result.
    Entry,
    /// The same, of a run that takes many items of the generator above it.
    Gather(Gather),
}

/// What a generator has yielded that goes on at once as long as its items are of a kind.
pub struct Gather {
    pub items: Vec<Value>,
    pub goes_on: fn(&Value) -> bool,
}

/// A run gathers as many items at most, and one more.
const GATHERED_MAX: usize = 255;

impl Gather {
    /// Whether the generator goes on at once after this item.
    #[inline(always)]
    pub fn wants_more_after(&self, item: &Value) -> bool {
        self.items.len() < GATHERED_MAX && (self.goes_on)(item)
    }
}

/// An operator with its operands.
pub struct Operation {
    pub operator: Operator,
    pub left: Value,
    pub right: Value,
}

/// A binary operator.
#[derive(Copy, Clone)]
pub enum Operator {
    Binary { op: BinOp, inplace: bool },
    Compare(CmpOp),
}

/// What to do with the result of a call.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Pending {
    /// Store it in this register.
    Reg(u16),
    /// Drop it.
    Discard,
    /// It is a bool: go on at `target` if it equals `when`.
    Jump { when: bool, target: u32 },
}

/// Where what a script's frame gives goes.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Gives {
    /// The frame is a plain function's without a namespace of its own. What it returns goes into the
    /// register that the script's frame below waits for.
    ToCaller,
    /// The frame is a generator's. What it yields goes into the register that the script's frame below,
    /// whose `for` loop asked for it, waits for.
    ToLoop,
    /// Anything else: the frame below tells.
    Elsewhere,
}

/// A script function's activation.
pub struct Activation {
    pub function: Ref<Function>,
    /// The function's code, which it keeps alive.
    code: *const CodeObject,
    /// The instruction that runs next; the one before it is running or waiting.
    pub next: *const Instr,
    /// What to do with the result of the call it waits for.
    pub pending: Pending,
    /// `Code::first_temp`, here because the loop asks for it all the time.
    pub first_temp: u16,
    /// Where what it gives goes.
    pub gives: Gives,
    /// Its registers.
    pub base: *mut Value,
    /// The first register of the block that is free for calls.
    pub limit: *mut Value,
    /// The generator or coroutine whose frame this is.
    pub heap: Option<Ref<Generator>>,
    /// The namespace of a class body or of `exec`.
    pub namespace: Option<Box<Value>>,
}

/// Someone steps a generator or coroutine.
pub struct Root {
    /// What is stepped.
    pub owner: Value,
    /// What the owner delegates to, innermost last; kept here while it runs.
    pub chain: Chain,
    /// Who steps it, and what the outcome means to them.
    pub purpose: Purpose,
    /// So many, the owner first, have waited since an exception was thrown in: what they wait for
    /// was thrown into on their behalf, and so what it raises is thrown into them.
    pub thrown: usize,
}

/// Who steps a generator or coroutine.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// `for`: what it yields goes to the loop, a return ends the loop.
    ForIter,
    /// `next`, `send`, `throw`: a return raises StopIteration.
    Send,
    /// Rust code that asks for the outcome as it is: `Cx::step_coroutine`, `Cx::generator_next`.
    Step,
    /// `close`: yielding is an error, GeneratorExit and a return are fine.
    Close,
}

impl Stack {
    /// An empty stack of as many registers.
    pub fn new(registers: usize) -> Stack {
        let registers = StackRegisters::new(registers);
        Stack {
            frames: Vec::new(),
            end: registers.as_ptr().wrapping_add(registers.len()),
            registers,
            chained: 0,
            ceiling: 0,
        }
    }

    /// The first register that is free for a call from Rust.
    pub fn limit(&self) -> *mut Value {
        let script = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Script(activation) => Some(activation.limit),
            Frame::Root(_)
            | Frame::Then(_)
            | Frame::Init(_)
            | Frame::Operator(_)
            | Frame::Entry
            | Frame::Gather(_) => None,
        });
        script.unwrap_or(self.registers.as_ptr())
    }

    /// Whether `count` registers from `base` on lie within the block.
    #[inline(always)]
    pub fn has_room(&self, base: *mut Value, count: usize) -> bool {
        base as usize + count * size_of::<Value>() <= self.end as usize
    }

    /// Whether a plain function can be called, on a frame of another kind: its registers have room,
    /// wherever they come to lie, and so has the limit of frames that scripts set. The frames' array may
    /// move.
    pub fn has_room_for(&mut self, function: &Value, recursion_limit: usize) -> bool {
        self.frames.reserve(2);
        let registers = function
            .get::<Function>()
            .map_or(0, |f| f.code.code.registers as usize);
        self.has_room(self.limit(), registers) && self.depth() < recursion_limit
    }

    /// How many frames count towards the recursion limit.
    #[inline(always)]
    pub fn depth(&self) -> usize {
        self.frames.len() + self.chained
    }

    /// How many activations of scripts there are, those that wait in chains included.
    pub fn activations(&self) -> usize {
        let scripts = self
            .frames
            .iter()
            .filter(|frame| matches!(frame, Frame::Script(_)));
        scripts.count() + self.chained
    }

    /// Whether the recursion limit allows one more frame and there is memory for it at hand. If not, the
    /// general way finds out which is missing, and may move the frames' array.
    #[inline(always)]
    pub fn has_place(&mut self, recursion_limit: usize) -> bool {
        self.frames.len() < self.ceiling || self.raise_ceiling(recursion_limit)
    }

    #[cold]
    #[inline(never)]
    fn raise_ceiling(&mut self, recursion_limit: usize) -> bool {
        let height = self.frames.len();
        if self.depth() > recursion_limit || height == self.frames.capacity() {
            return false;
        }
        self.ceiling = (self.frames.capacity()).min(recursion_limit + 1 - self.chained);
        true
    }

    /// The recursion limit may be another one than before.
    pub fn forget_limit(&mut self) {
        self.ceiling = 0;
    }

    /// So many activations more are suspended in chains.
    #[inline(always)]
    pub fn chain(&mut self, count: usize) {
        self.chained += count;
        self.ceiling = self.ceiling.saturating_sub(count);
    }

    /// So many activations fewer are.
    #[inline(always)]
    pub fn unchain(&mut self, count: usize) {
        self.chained -= count;
    }

    /// Pushes the frame of a plain function with as many parameters as are given, with its registers above
    /// all others. False, with nothing done, if there is no room.
    #[inline(always)]
    pub fn enter(
        &mut self,
        function: &Ref<Function>,
        given: usize,
        mut argument: impl FnMut(usize) -> Value,
    ) -> bool {
        let base = self.limit();
        let code = &**function.code;
        let (registers, variables) = (code.registers as usize, code.first_temp as usize);
        if given > variables || !self.has_room(base, registers) {
            return false;
        }
        for index in 0..given {
            // SAFETY: there is room, and registers above the limit hold nothing to drop.
            unsafe { base.add(index).write(argument(index)) };
        }
        for index in given..variables {
            // SAFETY: as above.
            unsafe { base.add(index).write(Value::UNBOUND) };
        }
        let limit = base.wrapping_add(registers);
        let mut frame = Activation::new(function.clone(), base, limit);
        frame.gives = match self.frames.last() {
            Some(Frame::Script(below)) if matches!(below.pending, Pending::Reg(_)) => {
                Gives::ToCaller
            }
            _ => Gives::Elsewhere,
        };
        self.push(frame);
        true
    }

    /// Pushes a script's frame; gives it.
    #[inline(always)]
    pub fn push(&mut self, activation: Activation) -> *mut Activation {
        self.frames.push(Frame::Script(activation));
        match self.frames.last_mut() {
            Some(Frame::Script(top)) => top,
            // SAFETY: it was just pushed.
            _ => unsafe { std::hint::unreachable_unchecked() },
        }
    }

    /// Pushes a script's frame where `has_place` found place for it; gives it.
    #[inline(always)]
    pub fn push_in_place(&mut self, activation: Activation) -> *mut Activation {
        let height = self.frames.len();
        debug_assert!(height < self.frames.capacity());
        // SAFETY: `has_place` has reserved the memory.
        let top = unsafe { &mut *self.frames.as_mut_ptr().add(height) };
        // SAFETY: as above; what stood there owns nothing.
        unsafe {
            std::ptr::write(top, Frame::Script(activation));
            self.frames.set_len(height + 1);
        }
        match top {
            Frame::Script(top) => top,
            // SAFETY: it was just written.
            _ => unsafe { std::hint::unreachable_unchecked() },
        }
    }

    /// Pops the `Entry` on top, which owns nothing.
    #[inline(always)]
    pub fn pop_entry(&mut self) {
        let height = self.frames.len() - 1;
        assert!(matches!(self.frames[height], Frame::Entry));
        // SAFETY: one frame less, and there is nothing to drop in that one.
        unsafe { self.frames.set_len(height) }
    }

    /// Pops the frame on top; gives the one below, and its register that waits for a value.
    ///
    /// # Safety
    /// The frame on top is a script's that gives its value there, as `gives` says.
    #[inline(always)]
    pub unsafe fn pop_giver(&mut self, gives: Gives) -> (*mut Activation, u16) {
        let height = self.frames.len() - 1;
        // SAFETY: as the caller says, both frames are scripts'; the one on top is taken off the stack with
        // what it owns taken out.
        unsafe {
            self.frames.set_len(height);
            let frames = self.frames.as_mut_ptr();
            let (Frame::Script(top), Frame::Script(below)) =
                (&*frames.add(height), &mut *frames.add(height - 1))
            else {
                std::hint::unreachable_unchecked()
            };
            debug_assert!(top.gives == gives && top.namespace.is_none());
            drop(std::ptr::read(&top.function));
            if gives == Gives::ToLoop {
                drop(std::ptr::read(&top.heap));
            }
            let Pending::Reg(register) = below.pending else {
                std::hint::unreachable_unchecked()
            };
            (below, register)
        }
    }

    /// Pops the `Init` on top; gives the instance.
    #[inline(always)]
    pub fn pop_init(&mut self) -> Value {
        let height = self.frames.len() - 1;
        let Frame::Init(instance) = &mut self.frames[height] else {
            unreachable!("the caller looked at the top")
        };
        let instance = instance.take();
        // SAFETY: one frame less, and what is left of it owns nothing.
        unsafe { self.frames.set_len(height) }
        instance
    }

    /// Pops the frame of a generator that suspends, and the root below it if it has one.
    #[inline(always)]
    pub fn pop_step(&mut self, with_root: bool) {
        let height = self.frames.len() - 1;
        // SAFETY: the frame is taken off the stack as soon as what it holds is taken out; what is left in
        // it owns nothing.
        unsafe {
            self.frames.set_len(height);
            if let Frame::Script(activation) = &*self.frames.as_mut_ptr().add(height) {
                drop(std::ptr::read(&activation.function));
                drop(std::ptr::read(&activation.heap));
                drop(std::ptr::read(&activation.namespace));
            }
        }
        if with_root {
            self.frames.truncate(height - 1);
        }
    }

    /// A generator that a `for` loop in the frame below steps, or Rust code, stands there without a root.
    /// If the frame on top is such a generator's, this gives it one.
    pub fn give_root(&mut self) {
        let [.., under, Frame::Script(top)] = &mut self.frames[..] else {
            return;
        };
        let purpose = match under {
            Frame::Script(_) => Purpose::ForIter,
            Frame::Entry | Frame::Gather(_) => Purpose::Step,
            Frame::Root(_) | Frame::Then(_) | Frame::Init(_) | Frame::Operator(_) => return,
        };
        let is_generator = |heap: &&Ref<Generator>| heap.kind() == Kind::Generator;
        if let Some(generator) = top.heap.as_ref().filter(is_generator) {
            let root = Root {
                owner: generator.to_value(),
                chain: Chain::Empty,
                purpose,
                thrown: 0,
            };
            top.gives = Gives::Elsewhere;
            self.frames.insert(self.frames.len() - 1, Frame::Root(root));
        }
    }

    /// The activation on top, if a script's frame is.
    #[inline(always)]
    pub fn top(&mut self) -> Option<&mut Activation> {
        match self.frames.last_mut() {
            Some(Frame::Script(activation)) => Some(activation),
            _ => None,
        }
    }

    /// The innermost activation of a script, whatever stands above it.
    pub fn innermost(&self) -> Option<&Activation> {
        self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Script(activation) => Some(activation),
            Frame::Root(_)
            | Frame::Then(_)
            | Frame::Init(_)
            | Frame::Operator(_)
            | Frame::Entry
            | Frame::Gather(_) => None,
        })
    }

    /// The innermost boundary.
    pub fn root(&mut self) -> Option<&mut Root> {
        self.frames.iter_mut().rev().find_map(|frame| match frame {
            Frame::Root(root) => Some(root),
            Frame::Script(_)
            | Frame::Then(_)
            | Frame::Init(_)
            | Frame::Operator(_)
            | Frame::Entry
            | Frame::Gather(_) => None,
        })
    }
}

impl Activation {
    /// An activation of a function that has not started, with its registers from `base` on and those
    /// from `limit` on free for calls.
    #[inline(always)]
    pub fn new(function: Ref<Function>, base: *mut Value, limit: *mut Value) -> Activation {
        let code = function.code.object();
        Activation {
            code: &raw const *code,
            first_temp: code.first_temp,
            gives: Gives::Elsewhere,
            next: code.entry,
            function,
            pending: Pending::Discard,
            base,
            limit,
            heap: None,
            namespace: None,
        }
    }

    /// The activation of a generator or coroutine that goes on.
    #[inline(always)]
    pub fn of_generator(generator: &Ref<Generator>, limit: *mut Value) -> Activation {
        let base = generator.registers.as_ptr();
        let mut activation = Activation::new(generator.function.clone(), base, limit);
        activation.go_to(generator.registers.pc.get());
        activation.heap = Some(generator.clone());
        activation
    }

    /// The coroutine whose frame this is, which there was no object for while nothing suspended; the
    /// registers move into it.
    pub fn into_coroutine(&mut self) -> Ref<Generator> {
        let coroutine = Generator::new(Kind::Coroutine, self.function.clone());
        coroutine.awaited.set(true);
        for index in 0..self.code().code.registers {
            // SAFETY: the frame has `registers` registers from `base` on, all of them live.
            let value = unsafe { (*self.base.add(index as usize)).take() };
            coroutine.registers.set(index as usize, value);
        }
        coroutine
    }

    /// The code that runs.
    #[inline(always)]
    pub fn code(&self) -> &Ref<CodeObject> {
        &self.function.code
    }

    /// The same, without going through the function.
    #[inline(always)]
    pub fn code_object(&self) -> &CodeObject {
        // SAFETY: the function keeps its code alive, and a function's code never changes.
        unsafe { &*self.code }
    }

    /// The namespace of a class body or of `exec`.
    pub fn namespace(&self) -> Option<&Value> {
        self.namespace.as_deref()
    }

    /// The index of the instruction that runs next.
    pub fn index(&self) -> u32 {
        // SAFETY: `next` points into the code's instructions, or one past the last.
        unsafe { self.next.offset_from(self.code_object().entry) as u32 }
    }

    /// The index of the instruction that is running or waiting.
    pub fn at(&self) -> u32 {
        self.index().saturating_sub(1)
    }

    /// The instruction at this index runs next.
    #[inline(always)]
    pub fn go_to(&mut self, index: u32) {
        let code = self.code_object();
        assert!(index as usize <= code.code.instrs.len());
        // SAFETY: one of the code's instructions, or one past the last.
        self.next = unsafe { code.entry.add(index as usize) };
    }

    /// A copy of a register's value.
    pub fn get(&self, register: u16) -> Value {
        assert!(register < self.code().code.registers);
        // SAFETY: the frame has `registers` registers from `base` on, all of them live.
        unsafe { (*self.base.add(register as usize)).clone() }
    }

    /// Replaces a register's value.
    pub fn set(&self, register: u16, value: Value) {
        drop(self.replace(register, value));
    }

    /// Takes a register's value, which is unbound then.
    pub fn take(&self, register: u16) -> Value {
        self.replace(register, Value::UNBOUND)
    }

    fn replace(&self, register: u16, value: Value) -> Value {
        assert!(register < self.code().code.registers);
        // SAFETY: as in `get`; the old value lives on in what is given.
        unsafe { (*self.base.add(register as usize)).replace(value) }
    }

    /// Whether no register from `first` on holds an object.
    pub fn are_empty_from(&self, first: u16) -> bool {
        let mut registers = first..self.code().code.registers;
        // SAFETY: the frame has `registers` registers from `base` on, all of them live.
        registers.all(|register| unsafe { !(*self.base.add(register as usize)).is_object() })
    }

    /// Makes every register from `first` on unbound, the last one first.
    pub fn clear_from(&self, first: u16) {
        for register in (first..self.code().code.registers).rev() {
            self.set(register, Value::UNBOUND);
        }
    }
}
