//! How well and how fast stories of one event are grouped: the tables of docs/internals/clustering.md, for made-up
//! archives of these sizes, which are kept in target/bench.
//!   cargo run --release --example coverage -- 1000 10000 100000

#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/native/support/pairs.rs"]
mod pairs;

#[cfg(not(target_arch = "wasm32"))]
mod tables {
    use std::{error::Error, path::Path, time::Instant};

    use broadsheet::{
        export::{coverage::SimilarityRule, write_filed},
        format::Site,
        import,
        sample::SamplePlan,
    };

    use super::pairs::Known;

    type Failure = Box<dyn Error + Send + Sync>;

    pub fn print(sizes: impl Iterator<Item = String>) -> Result<(), Failure> {
        println!("| stories | pairs | similarity | precision | recall |");
        println!("|---|---|---|---|---|");
        quality("labelled by hand", &Known::labelled());
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
            let rule = SimilarityRule {
                similarity,
                ..SimilarityRule::default()
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

    /// Of three runs the fastest: grouping by itself, exports without and with it.
    fn seconds(known: &Known, folder: &Path) -> Result<[f64; 3], Failure> {
        let mut least = [f64::MAX; 3];
        for _ in 0..3 {
            let start = Instant::now();
            known.grouped(known.outlines.len(), Some(SimilarityRule::default()));
            least[0] = least[0].min(start.elapsed().as_secs_f64());
            for (place, rule) in [(1, None), (2, Some(SimilarityRule::default()))] {
                let options = import::ImportOptions::default();
                let articles = import::folder(folder, &options, &|_| {})?.articles;
                let stories = articles.into_iter().map(Into::into).collect();
                let out = tempfile::tempdir()?;
                let start = Instant::now();
                let site = Site::default();
                write_filed(stories, &site, rule, folder, out.path(), None, &|_| {})?;
                least[place] = least[place].min(start.elapsed().as_secs_f64());
            }
        }
        Ok(least)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    tables::print(std::env::args().skip(1))
}

#[cfg(target_arch = "wasm32")]
fn main() {}
