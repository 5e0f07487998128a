//! Texts of records in the Markdown of each generator, from the file to the elements.

use std::{fs, path::Path};

use broadsheet::{
    import::{
        self, ImportOptions,
        generators::{layout::Layout, source_folder::SourceFolder},
    },
    model::{Article, Instant},
};

/// Writes files, and returns the only article of the folder and its body as JSON.
fn article(files: &[(&str, &str)]) -> (Article, String) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    read(folder.path())
}

fn read(folder: &Path) -> (Article, String) {
    let options = ImportOptions {
        sources: vec![SourceFolder {
            layout: Layout::detect(folder),
            ..SourceFolder::default()
        }],
        as_of: Some(Instant::from_seconds(1_800_000_000)),
        ..ImportOptions::default()
    };
    let import = import::folder(folder, &options, &|_| {}).unwrap();
    assert_eq!(import.articles.len(), 1, "{:#?}", import.report);
    let article = import.articles.into_iter().next().unwrap();
    let body = serde_json::to_string(&article.details.body).unwrap();
    (article, body)
}

fn assert_has(body: &str, has: &[&str], lacks: &[&str]) {
    for text in has {
        assert!(body.contains(text), "no {text} in {body}");
    }
    for text in lacks {
        assert!(!body.contains(text), "{text} in {body}");
    }
}

#[test]
fn jekyll() {
    let settings = "title: x\nurl: https://tide.example\nrepo: {url: 'https://r.example'}\n\
        plugins: [jemoji]\nexcerpt_separator: '[read on]'\n";
    let text = r"---
title: A
---
First.

Second.

[read on]

* TOC
{:toc}

## Head {#own}

Words *x*{:.c} :tada: `{:a => 1}` `:tada:` and [one][1], [two][2], [three][3].

```liquid
{% raw %}{{ page.url }}{% endraw %} {{ x }}
```

{% highlight ruby %}
h = {:b => 2}
{% endhighlight %}

Term
: Definition

[1]: {{ site.repo.url }}/x
[2]: {{ site.baseurl }}{% link _posts/2024-03-02-a.md %}
[3]: {{ site.data.gone }}
";
    let (article, body) = article(&[("_config.yml", settings), ("_posts/2024-03-02-a.md", text)]);
    assert_eq!(article.excerpt, "First. Second.");
    assert_has(
        &body,
        &[
            r#"{"tag":"h2","id":"own","children":["Head"]}"#,
            "{:a => 1}",
            "{{ page.url }} {{ x }}",
            "h = {:b => 2}",
            "🎉",
            r#"["one"]"#,
            "https://r.example/x",
            r#""story":"#,
            "three.",
            r#"{"tag":"dt","children":["Term"]}"#,
            r#"{"tag":"dd","children":["Definition"]}"#,
        ],
        &[
            "read on", "First", "TOC", "{:.c}", "[one]", "[3]", "raw", "{#own}",
        ],
    );
    let own = "---\ntitle: A\nexcerpt_separator: ~~~~\n---\nOne.\n\n~~~~\n\nTwo. [read on]\n";
    let (article, body) =
        self::article(&[("_config.yml", settings), ("_posts/2024-03-02-a.md", own)]);
    assert_eq!(article.excerpt, "One.");
    assert_has(&body, &["Two. [read on]"], &["~~~~"]);
}

#[test]
fn hugo() {
    let settings = "title = 'x'\nbaseURL = 'https://tide.example/'\nenableEmoji = true\n";
    let text = "---\ntitle: A\ndate: 2024-03-02\n---\n\
        One.\n\nTwo.\n\n<!--more-->\n\nThree. :+1:\n\n\
        > [!WARNING] Low water\n> Stay.\n\n\
        {{< youtube id=\"abc\" title=\"The ferry\" >}}\n\n\
        `{{< ref \"x\" >}}` ## Title {#a}\n\n\
        ![a](https://tide.example/img/pier%20(1).png?v=3) ![b](/img/gr\u{f6}sse@2x.png)\n";
    let (article, body) = article(&[
        ("hugo.toml", settings),
        ("content/posts/a.md", text),
        ("static/img/pier (1).png", ""),
        ("static/img/gro\u{308}sse@2x.png", ""),
    ]);
    assert_eq!(article.excerpt, "One. Two.");
    assert_has(
        &body,
        &[
            r#"{"tag":"blockquote","children":[{"tag":"p","children":[{"tag":"strong","children":["Low water"]}]}"#,
            r#"{"tag":"a","href":"https://www.youtube.com/watch?v=abc","children":["The ferry"]}"#,
            "👍",
            "{{< ref \\\"x\\\" >}}",
            r#""src":"static/img/pier (1).png""#,
            "\"src\":\"static/img/gro\u{308}sse@2x.png\"",
        ],
        &["[!WARNING]", "more", "One"],
    );
}

#[test]
fn docusaurus() {
    let text = "---\ntitle: A\ndate: 2024-03-02\n---\n\
        Begin.\n\n{/* truncate */}\n\n## Head {#own}\n\n:::tip[Try *this*]\n\nDo :tada:.\n\n:::\n";
    let (article, body) = article(&[
        (
            "docusaurus.config.js",
            "export default { title: 'x', url: 'https://tide.example' };",
        ),
        ("blog/2024-03-02-a.md", text),
    ]);
    assert_eq!(article.excerpt, "Begin.");
    assert_has(
        &body,
        &[
            r#""blockquote""#,
            r#"["Try ",{"tag":"em","children":["this"]}]"#,
            r#"["Do 🎉."]"#,
            r#"["Head"]"#,
        ],
        &[":::", "truncate", "Begin"],
    );
}

#[test]
fn eleventy() {
    let settings = "export default function(config) {\n\
        config.setFrontMatterParsingOptions({ excerpt: true, excerpt_separator: '~~ cut ~~' });\n}";
    let text = "---\ntitle: A\ndate: 2024-03-02\n---\nBegin.\n\n~~ cut ~~\n\n`{{ x }}` ends.\n";
    let (article, body) = article(&[("eleventy.config.js", settings), ("a.md", text)]);
    assert_eq!(article.excerpt, "Begin.");
    assert_has(&body, &["{{ x }}"], &["cut"]);
}

#[test]
fn global_data_of_eleventy() {
    let text = "---\ntitle: A\ndate: 2024-03-02\nmast: {height: 12}\n---\nBegin.\n\n\
        Of {{ metadata.title }}, by {{ people.pilots[0].name }}, at {{ site.harbor }}. \
        {{ mast.height }} by {{ mast.width }} in {{ folder }} and {{ pier }}. [{{ metadata.motto }}]\n\n\
        Built {{ built.year }} by {{ nobody.name }}.\n";
    let (_, body) = article(&[
        (
            "eleventy.config.js",
            "export default () => ({ dir: { input: 'src', data: '../data' } })",
        ),
        ("data/metadata.json", r#"{"title": "The Pilot"}"#),
        ("data/people/pilots.yaml", "- name: Brede\n"),
        ("data/site.js", "module.exports = { harbor: 'Kelp Bay' };"),
        ("data/mast.json", r#"{"height": 3, "width": 4}"#),
        ("data/folder.json", "\"global\""),
        ("data/pier.json", "\"the pier\""),
        (
            "data/built.js",
            "export default { year: new Date().getFullYear() };",
        ),
        ("src/blog/blog.json", r#"{"folder": "the folder"}"#),
        ("src/blog/a.md", text),
    ]);
    assert_has(
        &body,
        &[
            "Of The Pilot, by Brede, at Kelp Bay. 12 by 4 in the folder and the pier. []",
            "Built  by .",
        ],
        &["global"],
    );
}

#[test]
fn pelican() {
    let text = "Title: A\nDate: 2024-03-02\n\nBegin.\n{: .lead }\n\n[TOC]\n\n!!! note \"Mind\"\n\n    The gap.\n\n`{: .x }`\n";
    let (_, body) = article(&[
        ("pelicanconf.py", "SITENAME = 'x'\nPATH = 'content'\n"),
        ("content/a.md", text),
    ]);
    assert_has(
        &body,
        &[r#"["Mind"]"#, r#"["The gap."]"#, "{: .x }"],
        &["!!!", "TOC", ".lead"],
    );
}

#[test]
fn feeds() {
    let html = "<dl><dt>Term<dd>Definition</dl>\
        <video poster='https://tide.example/a.jpg'><source src='https://tide.example/a.mp4'>None</video>\
        <iframe src='https://player.vimeo.com/video/7'></iframe>";
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>x</title><item><title>A</title><link>https://tide.example/a</link>\
         <pubDate>Sat, 02 Mar 2024 10:00:00 GMT</pubDate><description>x</description>\
         <content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><![CDATA[{html}]]></content:encoded>\
         </item></channel></rss>"
    );
    let (_, body) = article(&[("feed.xml", &feed)]);
    assert_has(
        &body,
        &[
            r#"{"tag":"dl","children":[{"tag":"dt","children":["Term"]},{"tag":"dd","children":["Definition"]}]}"#,
            r#""src":"https://tide.example/a.jpg""#,
            r#""href":"https://tide.example/a.mp4","children":["a.mp4"]"#,
            r#""href":"https://vimeo.com/7","children":["Vimeo"]"#,
        ],
        &["None"],
    );
}
