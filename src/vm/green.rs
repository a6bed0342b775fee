//! Green threads: functions of scripts on stacks of their own, a slice at a time.

use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Job, NativeResult};

/// A function on a stack of its own.
pub struct Green {
    callable: Value,
    args: Vec<Value>,
    keywords: Option<Ref<Dict>>,
}

/// What a slice of a green thread came to.
pub enum GreenStep {
    /// The function returned or raised.
    Done(NativeResult),
    /// It waits for this.
    Blocked(Job),
}

impl Cx {
    /// A green thread that has not started.
    pub fn green_new(
        &mut self,
        callable: Value,
        args: Vec<Value>,
        keywords: Option<Ref<Dict>>,
    ) -> Green {
        Green {
            callable,
            args,
            keywords,
        }
    }

    /// Runs a slice; `input` is the result of what it was blocked for.
    pub fn green_run(&mut self, green: &mut Green, _input: NativeResult) -> GreenStep {
        let outcome = match &green.keywords {
            Some(keywords) => self.call_dict(&green.callable, &green.args, keywords),
            None => self.call(&green.callable, &green.args),
        };
        GreenStep::Done(outcome)
    }
}
