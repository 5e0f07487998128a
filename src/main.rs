//! Two front doors: in the browser the page, everywhere else the command line.

#[cfg(target_arch = "wasm32")]
fn main() {
    broadsheet::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    broadsheet::cli::run()
}
