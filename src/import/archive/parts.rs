//! Resolves the parts of collections.

use super::{
    ImportedStory,
    story_index::{NamedReference, StoryIndex},
};
use crate::{
    import::{
        diagnostics::report::{Problem, ProblemKind, Severity},
        fields::slugs,
    },
    model::{part::PartStory, slug},
};

/// Links every part to its story. If there is none, the part keeps its path alone.
pub fn resolve(stories: &mut [ImportedStory], index: &StoryIndex, problems: &mut Vec<Problem>) {
    for story in stories.iter_mut() {
        for (position, part) in story.article.outline.items.iter_mut().enumerate() {
            // The paths of parts begin in the top folder, with or without a slash.
            let found = reference(&part.path).and_then(|part| index.find(&part, ""));
            part.story = found.map(|found| PartStory {
                slug: found.slug.clone(),
                title: found.title.clone(),
            });
            if part.story.is_none() {
                problems.push(Problem::new(
                    ProblemKind::PartNotFound,
                    Severity::Note,
                    (&story.path, None),
                    &format!("items[{position}]"),
                    &part.path,
                    "a published record of this folder; the part is listed without a link",
                ));
            }
        }
    }
}

/// Returns what the parts of these stories refer to.
pub fn references(stories: &[ImportedStory]) -> impl Iterator<Item = NamedReference<'_>> {
    let outlines = stories.iter().map(|story| &story.article.outline);
    let parts = outlines.flat_map(|outline| &outline.items);
    parts.filter_map(|part| reference(&part.path))
}

fn reference(path: &str) -> Option<NamedReference<'_>> {
    let name = slugs::without_page_extension(path).unwrap_or(path);
    let name = name.trim_end_matches('/').trim_end_matches("/index");
    let name = slug::from_text(name.rsplit('/').next()?)?;
    Some(NamedReference { path, name })
}
