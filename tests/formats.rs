//! Records in the formats of others: each importer on a fixture, and on real records.

#![cfg(not(target_arch = "wasm32"))]
// A test fails by panicking, its helpers too.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use broadsheet::{
    import::{self, Import, Layout, Options, Publisher, Source},
    model::Article,
};

fn import(folder: &Path) -> Import {
    let layout = Layout::of(folder);
    let publisher = layout.title.clone().map(|name| Publisher {
        name,
        domain: String::new(),
    });
    let options = Options {
        sources: vec![Source {
            layout,
            publisher,
            ..Source::default()
        }],
        ..Options::default()
    };
    let import = import::folder(folder, &options, &|_| {}).unwrap();
    let report = &import.report;
    assert_eq!(
        report.records,
        report.published + report.unpublished + report.refused
    );
    import
}

fn fixture(name: &str) -> Import {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    import(&folder.join(name))
}

#[test]
fn every_format_as_it_is_read() {
    for name in ["jekyll", "hugo", "zola", "pelican", "feeds"] {
        let import = fixture(name);
        insta::assert_json_snapshot!(format!("{name}_report"), import.report);
        insta::assert_json_snapshot!(format!("{name}_articles"), import.articles);
    }
}
