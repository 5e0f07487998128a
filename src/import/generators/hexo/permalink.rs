//! The addresses of Hexo's posts (<https://hexo.io/docs/permalinks>).

use super::super::permalink::{dates_of, fill, formatted, hyphenated, push_new};
use crate::import::{
    fields::date_in_path,
    syntax::node::{Node, NodeValue},
};

/// The default of `permalink`.
const DEFAULT_PATTERN: &str = ":year/:month/:day/:title/";

/// The settings of addresses.
#[derive(Debug)]
pub struct PostAddresses {
    pattern: String,
    default_category: String,
}

impl PostAddresses {
    /// Reads the settings.
    pub fn new(settings: &Node) -> Self {
        let text = |key: &str, default_value: &str| {
            let text = settings.get(key).and_then(Node::as_text);
            text.unwrap_or(default_value).to_owned()
        };
        Self {
            pattern: text("permalink", DEFAULT_PATTERN),
            default_category: text("default_category", "uncategorized"),
        }
    }

    /// Returns the addresses that the post at this path below `_posts` may have, the most probable one first.
    pub fn of(&self, path: &str, front_matter: &Node) -> Vec<String> {
        let text = |key: &str| front_matter.get(key).and_then(Node::as_text);
        if let Some(own) = text("permalink") {
            return vec![own.to_owned()];
        }
        let path_name = path.rsplit_once('.').map_or(path, |(path, _)| path);
        let (folder, name) = path_name.rsplit_once('/').unwrap_or(("", path_name));
        let mut titles = vec![path_name.to_owned()];
        // `new_post_name` may put a day before the title.
        if let Some(dated) = date_in_path::dated_name(name).filter(|d| !d.after_day.is_empty()) {
            let separator = if folder.is_empty() { "" } else { "/" };
            titles.push([folder, separator, dated.after_day].concat());
        }
        let mut addresses = Vec::new();
        for date in dates_of(front_matter, &["date"], path, None) {
            for title in &titles {
                let value = |name: &str| {
                    let format = match name {
                        "title" => return Some(title.clone()),
                        "name" => return Some(title.rsplit('/').next()?.to_owned()),
                        "post_title" => return text("title").map(slug_of),
                        "category" => return Some(self.category(front_matter)),
                        "lang" => {
                            return text("lang").or_else(|| text("language")).map(str::to_owned);
                        }
                        "year" => "%Y",
                        "month" => "%m",
                        "i_month" => "%-m",
                        "day" => "%d",
                        "i_day" => "%-d",
                        "hour" => "%H",
                        "minute" => "%M",
                        "second" => "%S",
                        name => return text(name).map(str::to_owned),
                    };
                    formatted(date, format)
                };
                if let Some(address) = fill(&self.pattern, value) {
                    push_new(&mut addresses, address);
                }
            }
        }
        addresses
    }

    /// Returns the path of the first category and those below it.
    fn category(&self, front_matter: &Node) -> String {
        let node = front_matter
            .get("categories")
            .or_else(|| front_matter.get("category"));
        let first = node.and_then(|node| node.items().first());
        let names = match first {
            // A list in a list is one path of categories.
            Some(Node {
                value: NodeValue::List(_),
                ..
            }) => first.map(Node::texts),
            _ => node.map(Node::texts),
        };
        let names = names.unwrap_or_default().into_iter().map(slug_of);
        let path = names.collect::<Vec<_>>().join("/");
        if path.is_empty() {
            self.default_category.clone()
        } else {
            path
        }
    }
}

/// Returns the slug of a text (`slugize` of hexo-util).
fn slug_of(text: &str) -> String {
    hyphenated(text, |c| {
        !c.is_whitespace() && (!c.is_ascii() || c.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn patterns_of_posts() {
        let node = |text: &str| yaml::parse(text).unwrap().root;
        let dated = "{title: First Light, date: 2024-03-02 10:00:00, categories: [Sea, Tides]}";
        for (settings, path, front_matter, address) in [
            ("a: b", "sea/first.md", dated, "2024/03/02/sea/first/"),
            (
                "permalink: :category/:name.html",
                "sea/a.md",
                dated,
                "Sea/Tides/a.html",
            ),
            (
                "permalink: :i_month/:post_title/",
                "a.md",
                dated,
                "3/First-Light/",
            ),
            (
                "a: b",
                "a.md",
                "{date: 2024-03-02, permalink: own/}",
                "own/",
            ),
        ] {
            let addresses = PostAddresses::new(&node(settings)).of(path, &node(front_matter));
            assert_eq!(addresses.first().map(String::as_str), Some(address));
        }
        let addresses = PostAddresses::new(&node("a: b")).of("2024-03-02-a.md", &node(dated));
        assert_eq!(addresses, ["2024/03/02/2024-03-02-a/", "2024/03/02/a/"]);
    }
}
