//! Holds the data from which the files of rows are written.

use crate::{
    export::{
        clustering::{related::RelatedGraph, rows::NumberedRows},
        media::pictures::ExportedPictures,
        numbering::lexicon::Lexicon,
    },
    format::RelatedStory,
};

/// The data of all rows of an export but their details.
#[derive(Clone, Copy, Debug)]
pub struct RowData<'a> {
    /// The outlines and numbers of the rows.
    pub rows: &'a NumberedRows,
    /// The words that links name.
    pub lexicon: &'a Lexicon,
    /// The links between rows.
    pub related_graph: &'a RelatedGraph,
    /// The pictures of the export.
    pub pictures: &'a ExportedPictures,
}

impl RowData<'_> {
    /// Returns the older stories that are related to the story in `row`, strongest link first.
    pub fn older_links(&self, row: usize) -> Vec<RelatedStory> {
        let links = self.related_graph.older(row);
        links
            .map(|link| link.to_related_story(self.rows, self.lexicon))
            .collect()
    }

    /// Returns the newer stories that are related to the story in `row`, strongest link first.
    pub fn newer_links(&self, row: usize) -> Vec<RelatedStory> {
        let links = self.related_graph.newer(row);
        links
            .map(|link| link.to_related_story(self.rows, self.lexicon))
            .collect()
    }
}
