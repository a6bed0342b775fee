//! Turns `grammar/bide.lalrpop` into the parser's tables before the crate is compiled.

fn main() {
    if let Err(error) = lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .emit_rerun_directives(true)
        .process()
    {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
