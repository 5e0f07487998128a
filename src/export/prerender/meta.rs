//! Writes the metadata of a page for search engines, for link previews and for feed readers.

use serde_json::{Value, json};

use crate::{
    export::{
        feeds,
        page::placeholders::{escape, escape_script_data},
    },
    feed::channel,
    format::{Card, Site},
    model::{Article, Kind, Picture, PictureSource},
};

/// The maximum number of stories of a list in its metadata.
const MAX_LISTED_STORIES: usize = 30;

/// The metadata of a page.
#[derive(Debug)]
pub struct PageMeta {
    /// A description of one or two sentences.
    pub description: String,
    /// A picture for the page.
    pub picture: Option<Picture>,
    /// The subject of the page.
    pub subject: PageSubject,
    /// The feeds of the page besides those of the site: their folder below that of the site, and
    /// their name.
    pub feeds: Option<(String, String)>,
}

/// The subject of a page.
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
    /// Returns the metadata of a list of these stories.
    pub fn of_list(description: String, cards: &[Card]) -> Self {
        let stories = cards.iter().take(MAX_LISTED_STORIES);
        let stories = stories.map(|card| (card.title.clone(), card.slug.to_string()));
        Self {
            description,
            picture: None,
            subject: PageSubject::List(stories.collect()),
            feeds: None,
        }
    }

    /// Returns the elements for the head of the page at `address`.
    ///
    /// Metadata needs absolute URLs. Elements with URLs are therefore omitted if the settings do
    /// not say where the site is published.
    ///
    /// # Errors
    /// Returns the error of the serializer.
    pub fn to_html(&self, site: &Site, address: &str, title: &str) -> serde_json::Result<String> {
        let home_url = site.base.as_ref().map(|_| channel::home_url(site, ""));
        let url = home_url
            .as_ref()
            .map(|home_url| format!("{home_url}{address}"));
        let mut html = String::new();
        let mut add_meta = |attribute: &str, name: &str, content: &str| {
            if !content.is_empty() {
                html.push_str(&format!(
                    "<meta {attribute}=\"{name}\" content=\"{}\">",
                    escape(content)
                ));
            }
        };
        let picture = self.picture(site, home_url.as_deref());
        let kind = match self.subject {
            PageSubject::Story(_) => "article",
            _ => "website",
        };
        add_meta("property", "og:type", kind);
        add_meta("property", "og:title", title);
        add_meta("property", "og:description", &self.description);
        add_meta("property", "og:site_name", &site.title);
        add_meta("property", "og:url", url.as_deref().unwrap_or_default());
        add_meta(
            "property",
            "og:image",
            picture.as_deref().unwrap_or_default(),
        );
        let card = if picture.is_some() {
            "summary_large_image"
        } else {
            "summary"
        };
        add_meta("name", "twitter:card", card);
        if let PageSubject::Story(article) = &self.subject {
            let time = |time: Option<crate::model::Instant>| time.map(|time| time.to_string());
            add_meta(
                "property",
                "article:published_time",
                &time(article.published).unwrap_or_default(),
            );
            add_meta(
                "property",
                "article:modified_time",
                &time(article.details.updated).unwrap_or_default(),
            );
            for topic in &article.topics {
                add_meta("property", "article:tag", topic);
            }
        }
        if let Some(url) = &url {
            html.push_str(&format!(
                "<link rel=\"canonical\" href=\"{}\">",
                escape(url)
            ));
        }
        if let Some((folder, name)) = &self.feeds {
            html.push_str(&feeds::links(&escape(name), folder));
        }
        if let Some(data) = self.data(
            site,
            home_url.as_deref(),
            url.as_deref(),
            picture.as_deref(),
        ) {
            let text = serde_json::to_string(&data)?;
            html.push_str(&format!(
                "<script type=\"application/ld+json\">{}</script>",
                escape_script_data(&text)
            ));
        }
        Ok(html)
    }

    /// Returns the absolute URL of the picture, if it may be shown.
    fn picture(&self, site: &Site, home: Option<&str>) -> Option<String> {
        match self.picture.as_ref()?.source.as_ref()? {
            PictureSource::Local(file) => {
                let files = site.cdn.as_deref().or(home)?;
                Some(format!("{files}data/{}", file.as_str()))
            }
            PictureSource::Remote(address) => site
                .allows_picture(address)
                .then(|| address.as_str().to_owned()),
        }
    }

    /// Returns structured data: <https://schema.org/NewsArticle>, <https://schema.org/ItemList>. A
    /// list consists of URLs, so it is omitted if there are none.
    fn data(
        &self,
        site: &Site,
        home: Option<&str>,
        url: Option<&str>,
        picture: Option<&str>,
    ) -> Option<Value> {
        match &self.subject {
            PageSubject::Story(article) => Some(story(article, site, url, picture)),
            PageSubject::List(stories) => {
                let home = home?;
                let items = stories.iter().enumerate().map(|(index, (title, slug))| {
                    json!({
                        "@type": "ListItem",
                        "position": index + 1,
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

fn story(article: &Article, site: &Site, url: Option<&str>, picture: Option<&str>) -> Value {
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
    let mut set = |name: &str, value: Value| {
        data[name] = value;
    };
    if kind == "VideoObject" {
        set("name", json!(article.title));
    }
    if !article.excerpt.is_empty() {
        set("description", json!(article.excerpt));
    }
    if let Some(time) = article.published {
        let name = if kind == "VideoObject" {
            "uploadDate"
        } else {
            "datePublished"
        };
        set(name, json!(time.to_string()));
    }
    if let Some(time) = article.details.updated {
        set("dateModified", json!(time.to_string()));
    }
    if !article.details.authors.is_empty() {
        let person = |name: &String| json!({ "@type": "Person", "name": name });
        set(
            "author",
            article.details.authors.iter().map(person).collect(),
        );
    }
    if !article.topics.is_empty() {
        set("keywords", json!(article.topics));
    }
    if let Some(address) = url {
        set("url", json!(address));
        set("mainEntityOfPage", json!(address));
    }
    if let Some(address) = picture {
        set(
            if kind == "VideoObject" {
                "thumbnailUrl"
            } else {
                "image"
            },
            json!(address),
        );
    }
    // The original is the page of the publisher.
    if let Some(address) = article.links.main() {
        set("isBasedOn", json!(address.as_str()));
    }
    data
}
