//! An interpreter: the context, the builtins, `sys`, and a `__main__` module to run things in.

use std::io::Write;
use std::rc::Rc;

use crate::compile::Mode;
use crate::diagnostics::source_error;
use crate::diagnostics::terminal::{self, Style};
use crate::modules::atexit;
use crate::modules::sys::{self, SysState};
use crate::objects::code::CodeObject;
use crate::objects::coroutine::Generator;
use crate::objects::dict::Dict;
use crate::objects::heap::{self, FINALISE, Ref, Scope};
use crate::objects::instance::Instance;
use crate::objects::module::Module;
use crate::objects::value::Value;
use crate::runtime::ending::{self, Ending};
use crate::runtime::{event_loop, hooks, importer, sources};
use crate::text::source::SourceFile;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::output::Output;
use crate::vm::raise::Raised;

/// What an interpreter is given at start-up.
pub struct Settings {
    /// `sys.argv`
    pub argv: Vec<String>,
    /// `sys.path`: first where the script's own modules are.
    pub search_path: Vec<String>,
    /// `sys.flags.dev_mode`
    pub dev_mode: bool,
    /// `sys.warnoptions`
    pub warnings: Vec<String>,
    /// Whether no time passes while nothing is ready.
    pub virtual_time: bool,
    pub stdout: Output,
    pub stderr: Box<dyn Write>,
    /// How messages on standard error look.
    pub style: Style,
}

/// An interpreter with its main module.
pub struct Interpreter {
    /// It stays where it is: green threads know its address.
    pub cx: Box<Cx>,
    main: Ref<Dict>,
}

impl Interpreter {
    /// Puts an interpreter together; no module but `builtins` and `__main__` is made yet.
    pub fn new(settings: Settings) -> Interpreter {
        let mut cx = Box::new(Cx::new(hooks::HOOKS, settings.stdout, settings.stderr));
        terminal::set_style(&mut cx, settings.style);
        if settings.virtual_time {
            cx.schedule.clock.make_virtual();
        }
        crate::builtins::install(&mut cx);
        crate::modules::asyncio::install(&mut cx);
        crate::modules::io::install(&mut cx);
        let mut state = SysState::new(settings.argv, settings.search_path);
        state.ask_for_warnings(settings.dev_mode, settings.warnings);
        sys::set_state(&mut cx, state);
        let main = main_module(&mut cx);
        Interpreter { cx, main }
    }

    /// Runs a file that has been read.
    pub fn run_bytes(&mut self, name: String, bytes: Vec<u8>) -> Ending {
        match sources::decode(name, bytes) {
            Ok(source) => self.run_shared(source),
            Err(error) => {
                let raised = source_error::raise(&mut self.cx, error);
                ending::of(&mut self.cx, Err(raised))
            }
        }
    }

    /// Runs source text as the main module.
    pub fn run_source(&mut self, source: SourceFile) -> Ending {
        self.run_shared(Rc::new(source))
    }

    fn run_shared(&mut self, mut source: Rc<SourceFile>) -> Ending {
        if !source.name.starts_with('<') {
            // Messages name the file as it was given, `__file__` wherever it is.
            let absolute = std::path::absolute(&source.name);
            let file = absolute.map_or(source.name.clone(), |path| {
                path.to_string_lossy().into_owned()
            });
            let source = Rc::make_mut(&mut source);
            source.path.clone_from(&file);
            let file = self.cx.str(file);
            self.main.set_str(&self.cx.names.file, file);
        }
        let outcome = self.execute(&source, Mode::Module);
        ending::of(&mut self.cx, outcome.map(drop))
    }

    /// `-m`: finds a module and runs it as the main module.
    pub fn run_module(&mut self, name: &str) -> Ending {
        let outcome = self.execute_module(name);
        ending::of(&mut self.cx, outcome.map(drop))
    }

    fn execute_module(&mut self, name: &str) -> NativeResult {
        let found = importer::find_main(&mut self.cx, name)?;
        let package = self.cx.str(found.package);
        self.main.set_str(&self.cx.names.package, package);
        let file = found.source.name.clone();
        let file_value = self.cx.str(file.as_str());
        self.main.set_str(&self.cx.names.file, file_value);
        sys::set_script(&mut self.cx, &file);
        self.execute(&found.source, Mode::Module)
    }

    /// Compiles a source and runs it in the main module; one that awaits runs on the event loop.
    pub fn execute(&mut self, source: &Rc<SourceFile>, mode: Mode) -> NativeResult {
        let code = sources::load(&mut self.cx, source, mode)?;
        self.execute_code(&code)
    }

    /// Runs a code in the main module.
    pub fn execute_code(&mut self, code: &Ref<CodeObject>) -> NativeResult {
        let result = self.cx.run_code(&code.to_value(), &self.main, None)?;
        if sources::awaits(code) {
            return event_loop::run_main(&mut self.cx, &result);
        }
        Ok(result)
    }

    /// Lets the main module's objects die, so that they can say what they have to say, and ends.
    pub fn shut_down(mut self, ending: Ending) -> Ending {
        if matches!(ending, Ending::Status(_))
            && let Err(raised) = self.wait_for_threads()
        {
            crate::diagnostics::report::uncaught(&mut self.cx, &raised);
        }
        atexit::run(&mut self.cx);
        if matches!(ending, Ending::Status(_)) {
            self.collect_finalisable();
            self.clear_main();
            self.collect_finalisable();
        }
        let _ = self.cx.stdout.flush();
        // The process ends now: giving each object's memory back would only take time.
        std::mem::forget(self);
        ending
    }

    /// Waits for the threads that are no daemons, if there ever was one.
    fn wait_for_threads(&mut self) -> Result<(), Raised> {
        let cx = &mut self.cx;
        let name = cx.intern("threading");
        let Some(threading) = cx.modules.get_str(&name) else {
            return Ok(());
        };
        let shutdown = cx.intern("_shutdown");
        cx.call_method(&threading, &shutdown, &[])?;
        cx.wait_for_threads()
    }

    /// Finalises what only refers to itself, if there ever was anything to finalise.
    fn collect_finalisable(&mut self) {
        if heap::has_seen_finalisers() {
            self.cx.collect_cycles(Scope::All);
        }
    }

    /// Removes the main module's names in the order in which they came: first those of what has
    /// something to say, as long as the classes and functions it needs are there.
    fn clear_main(&mut self) {
        self.clear_names(has_last_words);
        self.clear_names(|_| true);
    }

    fn clear_names(&mut self, chosen: fn(&Value) -> bool) {
        let names = self
            .main
            .table
            .borrow()
            .iter()
            .filter(|entry| chosen(&entry.value))
            .map(|entry| entry.key.clone())
            .collect::<Vec<Value>>();
        for name in names {
            let name = name.get().cloned();
            let Some(name) = name.filter(|name| !is_dunder(name)) else {
                continue;
            };
            drop(self.main.set_str(&name, Value::NONE));
            self.cx.run_finalisers();
        }
    }
}

/// Whether an object has a finaliser to run.
fn has_last_words(value: &Value) -> bool {
    let generator = value.get::<Generator>().map(|generator| generator.header());
    let header = generator.or_else(|| value.get::<Instance>().map(|instance| instance.header()));
    header.is_some_and(|header| header.has(FINALISE))
}

fn is_dunder(name: &Ref<crate::objects::str::Str>) -> bool {
    name.as_str().starts_with("__")
}

/// The module `__main__`, empty but for what every module has.
fn main_module(cx: &mut Cx) -> Ref<Dict> {
    let name = cx.names.main.clone();
    let globals = importer::new_globals(cx, name.as_str());
    let module = Module::new(globals.clone());
    cx.modules.set_str(&name, module.into_value());
    globals
}

/// What is known of the main module's globals: for the prompt, which completes names.
impl Interpreter {
    /// The main module's globals.
    pub fn globals(&self) -> &Ref<Dict> {
        &self.main
    }

    /// Reports what a statement raised, or nothing.
    pub fn report(&mut self, outcome: &Result<Value, Raised>) {
        if let Err(raised) = outcome {
            crate::diagnostics::report::uncaught(&mut self.cx, raised);
        }
    }
}
