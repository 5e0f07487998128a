//! Resolves links by path in the text of stories.

use super::{
    ImportedStory,
    story_index::{NamedReference, ReferredStory, StoryIndex},
};
use crate::import::{
    diagnostics::report::{Problem, ProblemKind, Severity},
    fields::slugs,
};

/// Resolves every link by path to its story. A path from the site root matches only stories of the
/// same publisher. If a link matches no story, or several, it leads to the page of its site. If the
/// address of the site is not known, it becomes plain text and a warning is reported.
pub fn resolve(stories: &mut [ImportedStory], index: &StoryIndex, problems: &mut Vec<Problem>) {
    for story in stories.iter_mut() {
        let outline = &mut *story.article.outline;
        for mention in &mut outline.mentions {
            let reference = reference(&mention.path);
            let target = reference.and_then(|reference| index.find(&reference, &story.path));
            // A path from the site root leads to the same site, not to a namesake elsewhere.
            let is_same_site = |target: &&ReferredStory| {
                !mention.path.starts_with('/') || target.publisher == outline.provider.identity()
            };
            mention.story = target
                .filter(is_same_site)
                .map(|target| target.slug.clone());
            if mention.story.is_none() && !mention.has_address {
                problems.push(Problem::new(
                    ProblemKind::LinkToNoStory,
                    Severity::Warning,
                    (&story.path, None),
                    "body",
                    &mention.path,
                    "the path of exactly one story; the link is left out, its text stays",
                ));
            }
        }
    }
}

/// Returns what the links of these stories refer to.
pub fn references(stories: &[ImportedStory]) -> impl Iterator<Item = NamedReference<'_>> {
    let outlines = stories.iter().map(|story| &story.article.outline);
    let mentions = outlines.flat_map(|outline| &outline.mentions);
    mentions.filter_map(|mention| reference(&mention.path))
}

fn reference(path: &str) -> Option<NamedReference<'_>> {
    let name = slugs::linked_slug(path)?;
    Some(NamedReference { path, name })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mention, Outline, Slug, StoredArticle, StoredDetails};

    fn story(path: &str, slug: &str, links: &[&str]) -> ImportedStory {
        let host = if path.starts_with("other") {
            "other"
        } else {
            "tide"
        };
        let provider = format!(r#"{{"name":"A","domain":"{host}.example"}}"#);
        let json =
            format!(r#"{{"slug":"{slug}","title":"A","kind":"article","provider":{provider}}}"#);
        let mut outline: Outline = serde_json::from_str(&json).unwrap();
        outline.mentions = links
            .iter()
            .map(|path| Mention {
                path: (*path).to_owned(),
                story: None,
                has_address: false,
            })
            .collect();
        let filed = StoredArticle {
            outline: Box::new(outline),
            details: StoredDetails::Parsed(Box::default()),
        };
        ImportedStory {
            path: path.to_owned(),
            article: filed,
        }
    }

    #[test]
    fn links_lead_to_the_only_story_of_a_name() {
        let links = [
            "/2024/03/02/first-light/",
            "2024-03-02-first-light",
            "../_posts/2024-03-02-first-light.md",
            "late.html",
            "/posts/ferry-is-late.md",
            "twin",
            "b/twin.md",
            "nobody",
            "/elsewhere/",
            "../other/elsewhere.md",
        ];
        let mut stories = vec![
            story("_posts/2024-03-02-first-light.md", "first-light", &links),
            story("_posts/2024-05-11-ferry-is-late.md", "late", &[]),
            story("a/2020-01-01-twin.md", "2020-01-01-twin", &[]),
            story("b/2021-01-01-twin.md", "2021-01-01-twin", &[]),
            story("other/elsewhere.md", "elsewhere", &[]),
        ];
        let mut problems = Vec::new();
        let index = StoryIndex::of(&stories, references(&stories));
        resolve(&mut stories, &index, &mut problems);
        let found = stories[0].article.outline.mentions.iter();
        let found: Vec<_> = found
            .map(|mention| mention.story.as_ref().map_or("", Slug::as_str))
            .collect();
        assert_eq!(
            found,
            [
                "first-light",
                "first-light",
                "first-light",
                "late",
                "late",
                "",
                "",
                "",
                "",
                "elsewhere"
            ]
        );
        assert_eq!(problems.len(), 4);
    }

    #[test]
    fn a_path_leads_to_the_record_at_that_path() {
        for (link, from, expected) in [
            ("tides.md", "a/one.md", "a-tides"),
            ("./tides.md#lamps", "b/one.md", "b-tides"),
            ("../b/Tides.md?x", "a/one.md", "b-tides"),
            ("/b/tides/", "a/one.md", "b-tides"),
            ("b/tides/index.html", "one.md", "b-tides"),
            ("tides", "c/one.md", ""),
            ("../../b/tides.md", "a/one.md", ""),
        ] {
            let mut stories = vec![
                story(from, "one", &[link]),
                story("a/tides.md", "a-tides", &[]),
                story("b/tides.md", "b-tides", &[]),
            ];
            let index = StoryIndex::of(&stories, references(&stories));
            resolve(&mut stories, &index, &mut Vec::new());
            let found = stories[0].article.outline.mentions[0].story.as_ref();
            assert_eq!(found.map_or("", Slug::as_str), expected, "{link} in {from}");
        }
    }
}
