//! The numbers of operating system errors, and the exception classes they stand for.

use std::fmt::Display;
use std::io;

use crate::objects::class::Class;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// The class that `OSError(errno, …)` makes an instance of.
pub fn class_for(cx: &Cx, errno: i64) -> Ref<Class> {
    let known = &cx.exceptions;
    match errno {
        1 | 13 => &known.PermissionError,
        2 => &known.FileNotFoundError,
        3 => &known.ProcessLookupError,
        4 => &known.InterruptedError,
        10 => &known.ChildProcessError,
        11 | 114 | 115 => &known.BlockingIOError,
        17 => &known.FileExistsError,
        20 => &known.NotADirectoryError,
        21 => &known.IsADirectoryError,
        32 | 108 => &known.BrokenPipeError,
        103 => &known.ConnectionAbortedError,
        104 => &known.ConnectionResetError,
        110 => &known.TimeoutError,
        111 => &known.ConnectionRefusedError,
        _ => &known.OSError,
    }
    .clone()
}

impl Cx {
    /// Raises the OSError for an error of the outside world; `file` is the name it is about.
    #[cold]
    pub fn os_error(&mut self, error: &io::Error, file: Option<&Value>) -> Raised {
        let Some(errno) = error.raw_os_error().map(i64::from) else {
            let class = self.exceptions.OSError.clone();
            return self.raise(&class, error);
        };
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or(&text).to_owned();
        self.os_error_number(errno, text, file)
    }

    /// Raises the OSError for an error number and its text.
    #[cold]
    pub fn os_error_number(
        &mut self,
        errno: i64,
        text: impl Display,
        file: Option<&Value>,
    ) -> Raised {
        let text = self.str(text.to_string());
        let class = class_for(self, errno);
        let exception = Exception::new(class, vec![Value::int(errno), text.clone()]);
        let attrs = exception.dict();
        attrs.set_str(&self.names.errno, Value::int(errno));
        attrs.set_str(&self.names.strerror, text);
        if let Some(file) = file {
            attrs.set_str(&self.names.filename, file.clone());
        }
        Raised(exception)
    }
}
