//! The pictures of an archive: which of them are shown, and copies of the local ones.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

use rayon::prelude::*;

use super::{ExportError, edition::Edition};
use crate::{
    format::Site,
    model::{Article, Picture, PictureFile, PictureSource, Piece, Provider},
};

/// Copies local pictures into the export, and leaves out those on other people's servers unless
/// the owner allows them: a page that does not name them cannot ask for them.
///
/// # Errors
/// [`ExportError::Picture`] where a local picture cannot be read, [`ExportError::Write`] where its
/// copy cannot be written.
pub fn settle(
    mut articles: Vec<Article>,
    site: &Site,
    source: &Path,
    edition: &Edition,
) -> Result<Vec<Article>, ExportError> {
    let mut files = BTreeSet::new();
    for article in &mut articles {
        each_source(article, &mut |picture| {
            if let Some(PictureSource::Local(file)) = picture {
                files.insert(file.clone());
            }
        });
    }
    let copies: HashMap<PictureFile, PictureFile> = files
        .into_par_iter()
        .map(|file| {
            let path = source.join(file.as_str());
            let bytes = fs::read(&path).map_err(|source| ExportError::Picture { path, source })?;
            let copy = edition.put_picture(&bytes, &file.ending())?;
            Ok(PictureFile::parse(&copy).map(|copy| (file, copy)))
        })
        .collect::<Result<Vec<_>, ExportError>>()?
        .into_iter()
        .flatten()
        .collect();
    articles.par_iter_mut().for_each(|article| {
        each_source(article, &mut |picture| {
            *picture = match picture.take() {
                Some(PictureSource::Local(file)) => {
                    copies.get(&file).cloned().map(PictureSource::Local)
                }
                Some(PictureSource::Remote(_)) if !site.third_party_pictures => None,
                other => other,
            };
        });
        drop_empty(article);
    });
    Ok(articles)
}

/// Calls `with` on the source of every picture of an article.
fn each_source(article: &mut Article, with: &mut dyn FnMut(&mut Option<PictureSource>)) {
    for picture in &mut article.images {
        with(&mut picture.source);
    }
    logo(&mut article.provider, with);
    for related in &mut article.related {
        logo(&mut related.provider, with);
        for picture in &mut related.images {
            with(&mut picture.source);
        }
    }
    in_body(&mut article.body, with);
}

fn logo(provider: &mut Provider, with: &mut dyn FnMut(&mut Option<PictureSource>)) {
    if let Some(logo) = &mut provider.logo {
        with(&mut logo.source);
    }
}

fn in_body(body: &mut [Piece], with: &mut dyn FnMut(&mut Option<PictureSource>)) {
    for piece in body {
        if let Piece::Element(element) = piece {
            with(&mut element.src);
            in_body(&mut element.children, with);
        }
    }
}

/// A picture without a source is none, in an export that was just made.
fn drop_empty(article: &mut Article) {
    let is_there = |picture: &Picture| picture.source.is_some();
    article.images.retain(is_there);
    article.provider.logo.take_if(|logo| !is_there(logo));
    for related in &mut article.related {
        related.images.retain(is_there);
        related.provider.logo.take_if(|logo| !is_there(logo));
    }
}
