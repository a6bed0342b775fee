//! What SIGINT does while an event loop runs: the first one cancels the main task.

use crate::objects::heap::Ref;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::outcome;

/// How SIGINT is dealt with.
#[derive(Default)]
pub struct Interrupts {
    main_task: Option<Ref<Task>>,
    count: u32,
    /// Whether the script has taken SIGINT from the runner: `loop.remove_signal_handler`.
    taken: bool,
}

impl Interrupts {
    /// From now on SIGINT cancels this task; gives what was in force before.
    pub fn guard(&mut self, main_task: Ref<Task>) -> Interrupts {
        let now = Interrupts {
            main_task: Some(main_task),
            count: 0,
            taken: false,
        };
        std::mem::replace(self, now)
    }

    /// The task that the first SIGINT cancels.
    pub fn main_task(&self) -> Option<&Ref<Task>> {
        self.main_task.as_ref()
    }

    /// How many SIGINTs there have been under the present guard.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// From now on every SIGINT raises KeyboardInterrupt at once.
    pub fn take(&mut self) {
        self.taken = true;
    }

    /// A SIGINT came: gives whether KeyboardInterrupt is to be raised now. The first one only
    /// cancels the main task, if there is one that is not done.
    pub fn interrupt(&mut self) -> bool {
        if self.taken {
            return true;
        }
        self.count += 1;
        match &self.main_task {
            Some(task) if self.count == 1 && !task.core.is_done() => {
                outcome::cancel(&task.to_value(), &Value::UNBOUND);
                false
            }
            Some(_) | None => true,
        }
    }
}
