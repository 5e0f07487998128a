//! Measures the baseline of `scripts/bench-export.sh`: parses the front matter of a folder of records with serde-saphyr into
//! plain structs, on all threads, and prints the time in seconds. The time does not include reading the files, and there
//! are no checks and no report.
//!   cargo run --release --example `front_matter` -- FOLDER

#[cfg(not(target_arch = "wasm32"))]
mod front {
    use std::{error::Error, path::Path, time::Instant};

    use broadsheet::import::{
        files::{self, bytes},
        syntax::front_matter,
    };
    use rayon::prelude::*;
    use serde::Deserialize;

    /// The fields of a record.
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    #[derive(Default)]
    #[allow(dead_code, reason = "the parsed values are not read")]
    struct Front {
        category: String,
        title: String,
        excerpt: String,
        published_date_time: String,
        updated_date_time: String,
        original_url: String,
        web_url: String,
        amp_web_url: String,
        cdn_amp_web_url: String,
        r#type: String,
        quality: i32,
        heat: i32,
        published: bool,
        locale: String,
        price: String,
        length: String,
        featured_content: String,
        secured: String,
        provider: Provider,
        topics: Vec<String>,
        levels: Vec<String>,
        images: Vec<Image>,
        items: Vec<String>,
        related: Vec<Front>,
        actions: Vec<Action>,
        ratings: Rating,
    }

    #[derive(Default, Deserialize)]
    #[serde(default)]
    #[allow(dead_code, reason = "the parsed values are not read")]
    struct Provider {
        name: String,
        domain: String,
        images: Vec<Image>,
        authors: Vec<Author>,
    }

    #[derive(Default, Deserialize)]
    #[serde(default)]
    #[allow(dead_code, reason = "the parsed values are not read")]
    struct Author {
        name: String,
    }

    #[derive(Default, Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    #[allow(dead_code, reason = "the parsed values are not read")]
    struct Image {
        url: String,
        width: u32,
        height: u32,
        title: String,
        attribution: String,
        is_cached: bool,
    }

    #[derive(Default, Deserialize)]
    #[serde(default)]
    #[allow(dead_code, reason = "the parsed values are not read")]
    struct Action {
        url: String,
        r#type: String,
        title: String,
        attribution: String,
    }

    #[derive(Default, Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    #[allow(dead_code, reason = "the parsed values are not read")]
    struct Rating {
        count: u32,
        average: f64,
        average_rating: f64,
    }

    pub fn run(folder: &Path) -> Result<(), Box<dyn Error + Send + Sync>> {
        let records = files::find_records(folder, &[])?;
        let texts: Vec<String> = records
            .par_iter()
            .map(|record| {
                let mut buffer = Vec::new();
                let text = bytes::decode(bytes::read(
                    &record.path,
                    bytes::MAX_RECORD_BYTES,
                    &mut buffer,
                )?)?;
                Ok(front_matter::split(text)?.front_matter.to_owned())
            })
            .collect::<Result<_, Box<dyn Error + Send + Sync>>>()?;
        let start = Instant::now();
        let parse = |text: &String| serde_saphyr::from_str::<Front>(text).err();
        let errors: Vec<_> = texts.par_iter().filter_map(parse).collect();
        let seconds = start.elapsed().as_secs_f64();
        if let Some(error) = errors.first() {
            return Err(format!("{} records were not parsed: {error}", errors.len()).into());
        }
        println!("{seconds:.3}");
        Ok(())
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let folder = std::env::args_os().nth(1).ok_or("a folder of records")?;
    front::run(folder.as_ref())
}

#[cfg(target_arch = "wasm32")]
fn main() {}
