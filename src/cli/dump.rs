//! `bide dump`: what each stage makes of a file.

use std::path::Path;
use std::rc::Rc;

use super::args::Stage;
use super::{complain, print};
use crate::bytecode::disasm;
use crate::compile::{Mode, compile_module};
use crate::diagnostics::source_error::SourceError;
use crate::diagnostics::terminal::Style;
use crate::modules::errno;
use crate::runtime::ending::Ending;
use crate::runtime::sources;
use crate::syntax::{dump, parse_module};
use crate::text::source::SourceFile;

/// Prints the file as the stage sees it.
pub fn dump(stage: Stage, path: &Path) -> Ending {
    let name = path.to_string_lossy().into_owned();
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let (number, text) = errno::describe(&error);
            return complain(&format!(
                "can't open file '{name}': [Errno {number}] {text}"
            ));
        }
    };
    match sources::decode(name, bytes).and_then(|source| listing(stage, &source)) {
        Ok(text) => print(&text),
        Err(error) => {
            eprint!("{}", error.render(&Style::of_stderr()));
            Ending::Status(1)
        }
    }
}

fn listing(stage: Stage, source: &Rc<SourceFile>) -> Result<String, SourceError> {
    let syntax = |error| SourceError::from_syntax(error, source.clone());
    match stage {
        Stage::Tokens => dump::dump_tokens(source).map_err(syntax),
        Stage::Ast => Ok(dump::dump_ast(&parse_module(source).map_err(syntax)?)),
        Stage::Bytecode => {
            let module = parse_module(source).map_err(syntax)?;
            let code = compile_module(&module, source, Mode::Module);
            let code = code.map_err(|error| SourceError::from_compile(error, source.clone()))?;
            Ok(disasm::listing(&code))
        }
    }
}
