//! Resolves links by path in the text of stories.

use std::collections::{HashMap, HashSet};

use super::ImportedStory;
use crate::{
    import::{
        diagnostics::report::{Problem, ProblemKind, Severity},
        fields::{date_in_path, slugs},
    },
    model::{Slug, slug},
};

/// Resolves every link by path to the only story of that name. The name is the end of the story's
/// address or its file name, with or without the leading day. A path from the site root matches
/// only stories of the same publisher. If a link matches no story, or several, it becomes plain
/// text and a warning is reported.
pub fn resolve(stories: &mut [ImportedStory], problems: &mut Vec<Problem>) {
    let names = StoryNames::of(stories);
    for story in stories.iter_mut() {
        let outline = &mut *story.article.outline;
        for mention in &mut outline.mentions {
            let target = slugs::linked_slug(&mention.path).and_then(|name| names.find(&name));
            // A path from the site root leads to the same site, not to a namesake elsewhere.
            let is_same_site = |target: &Target| {
                !mention.path.starts_with('/') || target.publisher == outline.provider.identity()
            };
            mention.story = target.filter(is_same_site).map(|target| target.slug);
            if mention.story.is_none() {
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

/// The stories by name; `None` if several stories share the name. Contains only names that appear
/// in links.
#[derive(Default)]
struct StoryNames(HashMap<Slug, Option<Target>>);

/// The target of a link.
#[derive(Clone)]
struct Target {
    slug: Slug,
    /// The identity of its publisher.
    publisher: String,
}

impl StoryNames {
    fn of(stories: &[ImportedStory]) -> Self {
        let mentions = stories
            .iter()
            .flat_map(|story| &story.article.outline.mentions);
        let mut linked_names = HashSet::new();
        for name in mentions.filter_map(|mention| slugs::linked_slug(&mention.path)) {
            linked_names.extend(without_day(&name));
            linked_names.insert(name);
        }
        let target = |story: &ImportedStory| Target {
            slug: story.article.outline.slug.clone(),
            publisher: story.article.outline.provider.identity().to_owned(),
        };
        let mut names = Self::default();
        if linked_names.is_empty() {
            return names;
        }
        for story in stories {
            let slug = &story.article.outline.slug;
            let file = slug::from_text(slugs::stem(&story.path));
            let without_days = [Some(slug), file.as_ref()].map(|name| name.and_then(without_day));
            let candidates: HashSet<_> = [Some(slug.clone()), file]
                .into_iter()
                .chain(without_days)
                .flatten()
                .collect();
            for name in candidates
                .into_iter()
                .filter(|name| linked_names.contains(name))
            {
                let entry = names.0.entry(name).or_insert_with(|| Some(target(story)));
                if entry.as_ref().map(|entry| &entry.slug) != Some(slug) {
                    *entry = None;
                }
            }
        }
        // A slug belongs to one story, so it takes precedence over file names.
        for story in stories {
            let slug = &story.article.outline.slug;
            if let Some(entry) = names.0.get_mut(slug) {
                *entry = Some(target(story));
            }
        }
        names
    }

    fn find(&self, name: &Slug) -> Option<Target> {
        let lookup = |name: &Slug| self.0.get(name).cloned().flatten();
        lookup(name).or_else(|| lookup(&without_day(name)?))
    }
}

/// Returns a name without its leading day, if it has one.
fn without_day(name: &Slug) -> Option<Slug> {
    Slug::parse(date_in_path::dated_name(name.as_str())?.after_day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mention, Outline, StoredArticle, StoredDetails};

    #[test]
    fn links_lead_to_the_only_story_of_a_name() {
        let story = |path: &str, slug: &str, links: &[&str]| {
            let host = if path.starts_with("other") {
                "other"
            } else {
                "tide"
            };
            let provider = format!(r#"{{"name":"A","domain":"{host}.example"}}"#);
            let json = format!(
                r#"{{"slug":"{slug}","title":"A","kind":"article","provider":{provider}}}"#
            );
            let mut outline: Outline = serde_json::from_str(&json).unwrap();
            outline.mentions = links
                .iter()
                .map(|path| Mention {
                    path: (*path).to_owned(),
                    story: None,
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
        };
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
        resolve(&mut stories, &mut problems);
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
}
