//! Two front doors: in the browser the page, everywhere else the command line.

/// An archive is millions of small texts made on all threads at once: a third of an export's time went
/// into the system's allocator.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(target_arch = "wasm32")]
fn main() {
    broadsheet::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    broadsheet::cli::run()
}
