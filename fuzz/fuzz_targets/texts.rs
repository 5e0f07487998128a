//! The small parsers of a record: dates, days in paths, MDX, Liquid, titles.
#![no_main]

use broadsheet::import::{
    fields::{date_in_path, dates, text},
    syntax::markdown::CodeRanges,
    templates::{
        liquid::{self, LiquidVariant, TemplateScope},
        mdx,
    },
};

libfuzzer_sys::fuzz_target!(|input: &str| {
    let _ = dates::parse(input);
    let _ = date_in_path::find(input, &[input]);
    let plain = mdx::strip(input);
    assert_eq!(
        plain.text.matches('\n').count(),
        input.matches('\n').count()
    );
    text::of_field(input);
    for variant in [LiquidVariant::Jekyll, LiquidVariant::Eleventy, LiquidVariant::Nunjucks] {
        liquid::evaluate(input, TemplateScope::empty(variant), &CodeRanges::of(input));
    }
});
