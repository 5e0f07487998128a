//! Tests of texts from their template to their Markdown.

use super::*;
use crate::import::syntax::yaml;

fn expanded(text: &str, dialect: Dialect) -> ExpandedText<'static> {
    let front_matter = yaml::parse("lead: Hello\ntags: a b\n").unwrap().root;
    let origin = RecordOrigin {
        path: "_posts/2024-03-02-a.md",
        dialect: Some(dialect),
        publisher: None,
        author: None,
        generator: None,
        has_built_site: false,
        topic_fields: &[],
    };
    expand(text, dialect, &front_matter, &origin).into_owned()
}

#[test]
fn values_and_tags_of_the_generator() {
    for (text, output, removed) in [
        ("`{{ '{{' }} x }}` {{ page.lead }}", "`{{ x }}` Hello", ""),
        (
            "[a]: {{ page.missing }}\n[b]: {{ page.lead }}/c\n",
            "[a]:  <>\n[b]: Hello/c\n",
            "",
        ),
        (
            "{{ site.url }}{{ site.baseurl }}/x {{ site.posts }}",
            "/x ",
            "site.posts",
        ),
        (
            "{{ 'now' | date: '%Y' }}{{ '/a.png' | asset_path }}",
            "/a.png",
            "'now'",
        ),
        (
            "{% if true %}{% include a.html %}{% endif %}{% if site.time %}b{% endif %}",
            "",
            "include, if",
        ),
        (
            "{% highlight ruby %}\n{{ page.lead }} {{ x }}\n{% endhighlight %}",
            "```ruby\nHello {{ x }}\n```\n",
            "",
        ),
    ] {
        let expanded = expanded(text, Dialect::Jekyll);
        assert_eq!(expanded.text, output, "{text}");
        assert_eq!(expanded.removed.join(", "), removed, "{text}");
    }
    assert_eq!(expanded("{{ lead }}", Dialect::Hexo).text, "Hello");
    assert_eq!(
        expanded("{% if false %}a{% endif %}", Dialect::Hugo).text,
        "{% if false %}a{% endif %}"
    );
}
