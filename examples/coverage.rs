//! Measures quality and speed of grouping: prints the tables of docs/internals/clustering.md for made-up archives of these
//! sizes, which stay in target/bench.
//!   cargo run --release --example coverage -- 1000 10000 100000

#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/native/support/pairs.rs"]
mod pairs;

#[cfg(not(target_arch = "wasm32"))]
mod tables {
    use std::{error::Error, path::Path, time::Instant};

    use broadsheet::{
        export::{
            clustering::coverage::SameEventRule,
            data::{options::ExportOptions, write_stored},
        },
        format::Site,
        import,
        sample::SamplePlan,
    };

    use super::pairs::Known;

    type Failure = Box<dyn Error + Send + Sync>;

    pub fn print(sizes: impl Iterator<Item = String>) -> Result<(), Failure> {
        println!("| stories | pairs | similarity | precision | recall |");
        println!("|---|---|---|---|---|");
        quality("labeled by hand", &Known::labeled());
        let mut times = Vec::new();
        for size in sizes {
            let plan = SamplePlan {
                records: size.parse()?,
                seed: 1,
            };
            let folder = format!("target/bench/coverage-{size}");
            let known = Known::sample(&plan, Path::new(&folder));
            quality(&format!("{size} made up"), &known);
            times.push((size, seconds(&known, Path::new(&folder))?));
        }
        println!("\n| records | grouping alone, s | export without, s | export with, s |");
        println!("|---|---|---|---|");
        for (size, [alone, without, with]) in times {
            println!("| {size} | {alone:.3} | {without:.2} | {with:.2} |");
        }
        Ok(())
    }

    fn quality(name: &str, known: &Known) {
        for similarity in [40, 50, 55, 60, 65, 70, 80] {
            let rule = SameEventRule {
                similarity,
                ..SameEventRule::default()
            };
            let score = known.score(rule);
            println!(
                "| {name} | {} | {:.2} | {:.3} | {:.3} |",
                score.all,
                f64::from(similarity) / 100.0,
                score.precision(),
                score.recall()
            );
        }
    }

    /// Returns the fastest of three runs, in seconds: grouping alone, an export without it, an export with it.
    fn seconds(known: &Known, folder: &Path) -> Result<[f64; 3], Failure> {
        let mut fastest = [f64::MAX; 3];
        for _ in 0..3 {
            let start = Instant::now();
            known.grouped(known.outlines.len(), Some(SameEventRule::default()));
            fastest[0] = fastest[0].min(start.elapsed().as_secs_f64());
            for (index, rule) in [(1, None), (2, Some(SameEventRule::default()))] {
                let options = import::ImportOptions::default();
                let articles = import::folder(folder, &options, &|_| {})?.articles;
                let stories = articles.into_iter().map(Into::into).collect();
                let out = tempfile::tempdir()?;
                let start = Instant::now();
                let site = Site::default();
                let options = ExportOptions {
                    same_event_rule: rule,
                    ..ExportOptions::default()
                };
                write_stored(stories, &site, &options, folder, out.path(), &|_| {})?;
                fastest[index] = fastest[index].min(start.elapsed().as_secs_f64());
            }
        }
        Ok(fastest)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    tables::print(std::env::args().skip(1))
}

#[cfg(target_arch = "wasm32")]
fn main() {}
