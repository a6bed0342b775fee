//! Where a script stands: for reports, and for what is to remember where it came about.

use crate::objects::code::Place;
use crate::objects::coroutine::{Generator, State};
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::stack::{Activation, Frame, Root};

impl Cx {
    /// Where the functions stand that run or wait for what runs, innermost first, up to so many.
    pub fn places(&self, count: usize) -> Vec<Place> {
        let mut places = Vec::new();
        for frame in self.stack.frames.iter().rev() {
            match frame {
                Frame::Script(activation) => places.push(place_of_activation(activation)),
                Frame::Root(root) => {
                    let members = root.chain.iter().rev().chain([&root.owner]);
                    let waiting = members.filter(|member| is_suspended(member));
                    places.extend(waiting.filter_map(place_of_suspended));
                }
                _ => {}
            }
            if places.len() >= count {
                break;
            }
        }
        places.truncate(count);
        places
    }

    /// The innermost instruction of a script that is running or waits for what runs.
    #[inline]
    pub fn place(&self) -> Option<Place> {
        match self.stack.frames.last() {
            Some(Frame::Script(activation)) => Some(place_of_activation(activation)),
            _ => self.place_above(0),
        }
    }

    /// The same, but only of those that stand on so many frames.
    pub fn place_above(&self, frames: usize) -> Option<Place> {
        let above = self.stack.frames.get(frames..).unwrap_or_default();
        above.iter().rev().find_map(|frame| match frame {
            Frame::Script(activation) => Some(place_of_activation(activation)),
            Frame::Root(root) => place_of_root(root),
            Frame::Then(_)
            | Frame::Init(_)
            | Frame::Operator(_)
            | Frame::Entry
            | Frame::Gather(_) => None,
        })
    }

    /// The globals of the script function that is running, or of the one so many calls above it.
    pub fn globals_above(&self, depth: usize) -> Option<Ref<Dict>> {
        let mut functions = Vec::new();
        for frame in self.stack.frames.iter().rev() {
            match frame {
                Frame::Script(activation) => functions.push(activation.function.clone()),
                // The innermost of a chain has a frame of its own.
                Frame::Root(root) if !root.chain.is_empty() => {
                    let waiting = root.chain.iter().rev().skip(1).chain([&root.owner]);
                    let generators = waiting.filter_map(Value::get::<Generator>);
                    functions.extend(generators.map(|generator| generator.function.clone()));
                }
                Frame::Root(_)
                | Frame::Then(_)
                | Frame::Init(_)
                | Frame::Operator(_)
                | Frame::Entry
                | Frame::Gather(_) => {}
            }
            if let Some(function) = functions.get(depth) {
                return Some(function.globals.clone());
            }
        }
        None
    }
}

#[inline]
fn place_of_activation(activation: &Activation) -> Place {
    Place {
        code: activation.code().clone(),
        pc: activation.at(),
    }
}

fn place_of_root(root: &Root) -> Option<Place> {
    let members = root.chain.iter().rev();
    members.chain([&root.owner]).find_map(place_of_suspended)
}

/// Whether a function waits, and is not the one that has a frame of its own.
fn is_suspended(value: &Value) -> bool {
    let generator = value.get::<Generator>();
    generator.is_some_and(|generator| generator.state.get() == State::Suspended)
}

/// The instruction that a coroutine of a script is suspended at.
fn place_of_suspended(value: &Value) -> Option<Place> {
    let generator = value.get::<Generator>()?;
    let stands = matches!(generator.state.get(), State::Suspended | State::Running);
    stands.then(|| Place {
        code: generator.function.code.clone(),
        pc: generator.registers.pc.get().saturating_sub(1),
    })
}
