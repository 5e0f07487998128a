//! Finds the stories that the texts of others link to by a path.

use std::collections::{HashMap, HashSet};

use super::ImportedStory;
use crate::{
    import::{
        date_in_path,
        report::{Problem, ProblemKind, Severity},
        slugs,
    },
    model::{Slug, slug},
};

/// Leads every link by a path to the only story of that name: the end of its address, or the name of its file, with or
/// without the day that it begins with. A path from the top of a site leads to stories of the same publisher only.
/// Of a link to none, or to one of several, the words stay.
pub fn resolve(stories: &mut [ImportedStory], problems: &mut Vec<Problem>) {
    let names = StoryNames::of(stories);
    for story in stories.iter_mut() {
        let outline = &mut *story.filed.outline;
        for mention in &mut outline.mentions {
            let target = slugs::named(&mention.path).and_then(|name| names.find(&name));
            // From the top of a site one comes to what is on it, not to what another calls the same.
            let is_within = |target: &Target| {
                !mention.path.starts_with('/') || target.publisher == outline.provider.identity()
            };
            mention.story = target.filter(is_within).map(|target| target.slug);
            if mention.story.is_none() {
                problems.push(Problem::new(
                    ProblemKind::LinkToNoStory,
                    Severity::Warning,
                    (&story.path, None),
                    "body",
                    &mention.path,
                    "a link to one story of the archive; only the words of the link kept",
                ));
            }
        }
    }
}

/// The stories that links may mean, by name; `None` where several have it. Only names that some link has are here.
#[derive(Default)]
struct StoryNames(HashMap<Slug, Option<Target>>);

/// A story that links may mean.
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
            .flat_map(|story| &story.filed.outline.mentions);
        let mut wanted = HashSet::new();
        for name in mentions.filter_map(|mention| slugs::named(&mention.path)) {
            wanted.extend(without_day(&name));
            wanted.insert(name);
        }
        let target = |story: &ImportedStory| Target {
            slug: story.filed.outline.slug.clone(),
            publisher: story.filed.outline.provider.identity().to_owned(),
        };
        let mut names = Self::default();
        if wanted.is_empty() {
            return names;
        }
        for story in stories {
            let own = &story.filed.outline.slug;
            let file = slug::from_text(slugs::stem(&story.path));
            let short = [Some(own), file.as_ref()].map(|name| name.and_then(without_day));
            let all: HashSet<_> = [Some(own.clone()), file]
                .into_iter()
                .chain(short)
                .flatten()
                .collect();
            for name in all.into_iter().filter(|name| wanted.contains(name)) {
                let only = names.0.entry(name).or_insert_with(|| Some(target(story)));
                if only.as_ref().map(|only| &only.slug) != Some(own) {
                    *only = None;
                }
            }
        }
        // An address is one story's alone, whatever the files of others are called.
        for story in stories {
            let own = &story.filed.outline.slug;
            if let Some(only) = names.0.get_mut(own) {
                *only = Some(target(story));
            }
        }
        names
    }

    fn find(&self, name: &Slug) -> Option<Target> {
        let find = |name: &Slug| self.0.get(name).cloned().flatten();
        find(name).or_else(|| find(&without_day(name)?))
    }
}

/// A name without the day that it begins with, where it begins with one.
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
                rest: StoredDetails::Read(Box::default()),
            };
            ImportedStory {
                path: path.to_owned(),
                filed,
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
        let found = stories[0].filed.outline.mentions.iter();
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
