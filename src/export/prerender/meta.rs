//! What a page says of itself to search engines, to sites that show a card of it, and to feed readers.

use serde_json::{Value, json};

use crate::{
    export::page::{escape, inert},
    feed::channel,
    format::{Card, Site},
    model::{Article, Kind, Picture, PictureSource},
};

/// The most stories of a list that are named in its head.
const MAX_LISTED_STORIES: usize = 30;

/// What is said of a page.
#[derive(Debug)]
pub struct PageMeta {
    /// A sentence or two.
    pub description: String,
    /// A picture for it.
    pub picture: Option<Picture>,
    /// What it is about.
    pub subject: PageSubject,
    /// The feeds of it by their folder below the site's, where it has some besides those of the site.
    pub feeds: Option<(String, String)>,
}

/// What a page is about.
#[derive(Debug)]
pub enum PageSubject {
    /// One story.
    Story(Box<Article>),
    /// A list of stories, by title and slug.
    List(Vec<(String, String)>),
    /// The archive itself.
    Archive,
}

impl PageMeta {
    /// A list of these stories.
    pub fn of_list(description: String, cards: &[Card]) -> Self {
        let listed = cards.iter().take(MAX_LISTED_STORIES);
        let listed = listed.map(|card| (card.title.clone(), card.slug.to_string()));
        Self {
            description,
            picture: None,
            subject: PageSubject::List(listed.collect()),
            feeds: None,
        }
    }

    /// The elements for the head of the page at `address`.
    ///
    /// Addresses that others read must be whole, so those that need to know where the site is published are
    /// left out of a site whose settings do not say it.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn to_html(&self, site: &Site, address: &str, title: &str) -> serde_json::Result<String> {
        let home = site.base.as_ref().map(|_| channel::home(site, ""));
        let whole = home.as_ref().map(|home| format!("{home}{address}"));
        let mut html = String::new();
        let mut named = |attribute: &str, name: &str, content: &str| {
            if !content.is_empty() {
                html.push_str(&format!(
                    "<meta {attribute}=\"{name}\" content=\"{}\">",
                    escape(content)
                ));
            }
        };
        let picture = self.picture(site, home.as_deref());
        let kind = match self.subject {
            PageSubject::Story(_) => "article",
            _ => "website",
        };
        named("property", "og:type", kind);
        named("property", "og:title", title);
        named("property", "og:description", &self.description);
        named("property", "og:site_name", &site.title);
        named("property", "og:url", whole.as_deref().unwrap_or_default());
        named(
            "property",
            "og:image",
            picture.as_deref().unwrap_or_default(),
        );
        let card = if picture.is_some() {
            "summary_large_image"
        } else {
            "summary"
        };
        named("name", "twitter:card", card);
        if let PageSubject::Story(article) = &self.subject {
            let time = |time: Option<crate::model::Instant>| time.map(|time| time.to_string());
            named(
                "property",
                "article:published_time",
                &time(article.published).unwrap_or_default(),
            );
            named(
                "property",
                "article:modified_time",
                &time(article.updated).unwrap_or_default(),
            );
            for topic in &article.topics {
                named("property", "article:tag", topic);
            }
        }
        if let Some(whole) = &whole {
            html.push_str(&format!(
                "<link rel=\"canonical\" href=\"{}\">",
                escape(whole)
            ));
        }
        if let Some((folder, name)) = &self.feeds {
            html.push_str(&crate::export::feeds::links(&escape(name), folder));
        }
        if let Some(data) = self.data(site, home.as_deref(), whole.as_deref(), picture.as_deref()) {
            let text = serde_json::to_string(&data)?;
            html.push_str(&format!(
                "<script type=\"application/ld+json\">{}</script>",
                inert(&text)
            ));
        }
        Ok(html)
    }

    /// The whole address of the picture, where it may be shown.
    fn picture(&self, site: &Site, home: Option<&str>) -> Option<String> {
        match self.picture.as_ref()?.source.as_ref()? {
            PictureSource::Local(file) => {
                let files = site.cdn.as_deref().or(home)?;
                Some(format!("{files}data/{}", file.as_str()))
            }
            PictureSource::Remote(address) => {
                site.shows(address).then(|| address.as_str().to_owned())
            }
        }
    }

    /// The same for machines: <https://schema.org/NewsArticle>, <https://schema.org/ItemList>. A list is made of
    /// addresses, so there is none without them.
    fn data(
        &self,
        site: &Site,
        home: Option<&str>,
        whole: Option<&str>,
        picture: Option<&str>,
    ) -> Option<Value> {
        match &self.subject {
            PageSubject::Story(article) => Some(story(article, site, whole, picture)),
            PageSubject::List(stories) => {
                let home = home?;
                let items = stories.iter().enumerate().map(|(place, (title, slug))| {
                    json!({
                        "@type": "ListItem",
                        "position": place + 1,
                        "name": title,
                        "url": format!("{home}article/{slug}/"),
                    })
                });
                Some(json!({
                    "@context": "https://schema.org",
                    "@type": "ItemList",
                    "itemListElement": items.collect::<Vec<_>>(),
                }))
            }
            PageSubject::Archive => None,
        }
    }
}

fn story(article: &Article, site: &Site, whole: Option<&str>, picture: Option<&str>) -> Value {
    let kind = match article.kind {
        Kind::Video => "VideoObject",
        _ => "NewsArticle",
    };
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "headline": article.title,
        "inLanguage": article.locale.as_deref().unwrap_or(&site.language),
        "publisher": { "@type": "Organization", "name": article.provider.name },
        "isPartOf": { "@type": "CreativeWork", "name": site.title },
    });
    let mut add = |name: &str, value: Value| {
        data[name] = value;
    };
    if kind == "VideoObject" {
        add("name", json!(article.title));
    }
    if !article.excerpt.is_empty() {
        add("description", json!(article.excerpt));
    }
    if let Some(time) = article.published {
        let name = if kind == "VideoObject" {
            "uploadDate"
        } else {
            "datePublished"
        };
        add(name, json!(time.to_string()));
    }
    if let Some(time) = article.updated {
        add("dateModified", json!(time.to_string()));
    }
    if !article.authors.is_empty() {
        let person = |name: &String| json!({ "@type": "Person", "name": name });
        add("author", article.authors.iter().map(person).collect());
    }
    if !article.topics.is_empty() {
        add("keywords", json!(article.topics));
    }
    if let Some(address) = whole {
        add("url", json!(address));
        add("mainEntityOfPage", json!(address));
    }
    if let Some(address) = picture {
        add(
            if kind == "VideoObject" {
                "thumbnailUrl"
            } else {
                "image"
            },
            json!(address),
        );
    }
    // Who published it first: this page is not the original.
    if let Some(address) = article.links.main() {
        add("isBasedOn", json!(address.as_str()));
    }
    data
}
