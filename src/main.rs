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

/// The compiled page inside the command: empty, but in what `make release` builds. It is here and not in
/// the library, so that putting one in compiles nothing else anew.
#[cfg(not(target_arch = "wasm32"))]
const PAGE: &[u8] = include_bytes!(env!("BROADSHEET_PAGE"));

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    broadsheet::cli::run(PAGE)
}
