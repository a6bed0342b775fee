//! What scripts want to happen when a signal comes.

use crate::objects::handle::Handle;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;

/// What is done about a signal.
#[derive(Clone)]
pub enum Handler {
    /// What the system does.
    Default,
    /// Nothing.
    Ignore,
    /// A function is called with the number and a frame: `signal.signal`.
    Script(Value),
    /// An event loop makes a call: `loop.add_signal_handler`.
    Loop(Ref<EventLoop>, Ref<Handle>),
}

/// What is done about signals, where a script has said so.
#[derive(Default)]
pub struct SignalHandlers {
    list: Vec<(i32, Handler)>,
}

impl SignalHandlers {
    /// What is done about a signal, if a script has said so.
    pub fn get(&self, signal: i32) -> Option<&Handler> {
        let found = self.list.iter().find(|(known, _)| *known == signal);
        found.map(|(_, handler)| handler)
    }

    /// Sets what is done; gives what was done before.
    pub fn set(&mut self, signal: i32, handler: Option<Handler>) -> Option<Handler> {
        let place = self.list.iter().position(|(known, _)| *known == signal);
        let before = place.map(|place| self.list.swap_remove(place).1);
        if let Some(handler) = handler {
            self.list.push((signal, handler));
        }
        before
    }

    /// How many signals are listened for.
    pub fn listening(&self) -> usize {
        let listens = |(_, handler): &&(i32, Handler)| {
            matches!(handler, Handler::Script(_) | Handler::Loop(..))
        };
        self.list.iter().filter(listens).count()
    }

    /// The signals that an event loop handles.
    pub fn of_loop(&self, event_loop: &Ref<EventLoop>) -> Vec<i32> {
        let its = |(signal, handler): &(i32, Handler)| match handler {
            Handler::Loop(owner, _) if owner.same(event_loop) => Some(*signal),
            _ => None,
        };
        self.list.iter().filter_map(its).collect()
    }
}
