//! The entry points: the page in the browser, and the command line everywhere else.

/// The allocator of the command line. An export allocates millions of small strings on all threads, and spent
/// a third of its time in the system allocator.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(target_arch = "wasm32")]
fn main() {
    broadsheet::app::start();
}

/// The compiled page that `make release` embeds into the command; empty in all other builds. It is here and
/// not in the library, so that embedding it recompiles nothing else.
#[cfg(not(target_arch = "wasm32"))]
const PAGE: &[u8] = include_bytes!(env!("BROADSHEET_PAGE"));

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    broadsheet::cli::run(PAGE)
}
