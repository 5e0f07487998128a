//! On the web the reader's page, everywhere else the `broadsheet` command.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    broadsheet::cli::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
