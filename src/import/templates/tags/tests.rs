//! Tests of the tags of every generator.

use proptest::prelude::*;

use super::*;
use crate::import::templates::attribute_lists;

#[test]
fn what_can_be_told_from_a_tag_stays() {
    for (dialect, text, output) in [
        (
            Dialect::Jekyll,
            "a {{ \"/x.png\" | relative_url }} b",
            "a /x.png b",
        ),
        (Dialect::Jekyll, "{{ site.baseurl }}/x.png", "/x.png"),
        (Dialect::Jekyll, "{% raw %}{{ x }}{% endraw %}y", "{{ x }}y"),
        (Dialect::Jekyll, "{%- comment -%}a{%- endcomment -%}b", "b"),
        (
            Dialect::Jekyll,
            "{% highlight ruby linenos %}x{% endhighlight %}",
            "```ruby\nx\n```\n",
        ),
        (Dialect::Jekyll, "a{% include x.html %}b", "ab"),
        (
            Dialect::Jekyll,
            "[a]({% post_url 2024-05-11-late %}) [b]({% link _posts/b.md %})",
            "[a](2024-05-11-late) [b](_posts/b.md)",
        ),
        (
            Dialect::Hugo,
            "[a]({{< ref \"night train\" >}}) [b]({{% relref path=\"b.md\" lang=\"en\" %}})",
            "[a](night%20train) [b](b.md)",
        ),
        (Dialect::Hugo, "{{</* x */>}} {{ y }}", "{{< x >}} {{ y }}"),
        (
            Dialect::Hugo,
            "{{< figure src=\"a.png\" alt=\"<b>\" caption='c' >}}",
            "<figure><img src=\"a.png\" alt=\"&lt;b&gt;\"><figcaption>c</figcaption></figure>\n\n",
        ),
        (
            Dialect::Hugo,
            "{{< youtube dQw4w9\"><script> >}}",
            "<a href=\"https://www.youtube.com/watch?v=dQw4w9script\">YouTube</a>\n\n",
        ),
        (
            Dialect::Hugo,
            "{{< vimeo id=1 title=\"A & b\" >}}",
            "<a href=\"https://vimeo.com/1\">A &amp; b</a>\n\n",
        ),
        (
            Dialect::Hugo,
            "{{< video src=\"a.mp4\" poster=\"a.jpg\" >}}",
            "<video src=\"a.mp4\" poster=\"a.jpg\"></video>\n\n",
        ),
        (Dialect::Hugo, "{{% notice tip %}}a{{% /notice %}}", "a"),
        (
            Dialect::Zola,
            "{{ youtube(id=\"abc\", autoplay=true) }}",
            "<a href=\"https://www.youtube.com/watch?v=abc\">YouTube</a>\n\n",
        ),
        (Dialect::Zola, "{# no #}{% quote(a=\"b\") %}x{% end %}", "x"),
        (
            Dialect::Pelican,
            "![x]({static}/a.png) {b}",
            "![x](/a.png) {b}",
        ),
        (Dialect::Broadsheet, "{{ x }}{% y %}", "{{ x }}{% y %}"),
        (
            Dialect::Hexo,
            "{% codeblock lang:js %}\n{{ x }}\n{% endcodeblock %}",
            "```js\n{{ x }}\n```\n",
        ),
        (
            Dialect::Jekyll,
            "{% highlight md %}\n````\n{% raw %}{{ x }}{% endraw %}{% y %}{% endhighlight %}",
            "`````md\n````\n{{ x }}{% y %}\n`````\n",
        ),
        (
            Dialect::Jekyll,
            "[a]: {{ page.x }}\n[b]: {{ x }}/c\n[d] {{ x }}",
            "[a]:  <>\n[b]: /c\n[d] ",
        ),
        (Dialect::Zola, "{{/* x */}} {{ y }}", "{{ x }} {{ y }}"),
        (
            Dialect::Hugo,
            "{{< x user=\"SanDiegoZoo\" id=\"1453110\" >}}{{< gist a 1b >}}",
            "<https://x.com/SanDiegoZoo/status/1453110>\n\n<https://gist.github.com/a/1b>\n\n",
        ),
        (Dialect::Hugo, "{ {{< {{<", "{ {{< {{<"),
        (
            Dialect::Hexo,
            "{% blockquote Signe Aune, The Book of the Quay %}\nIt *sounds*.\n{% endblockquote %}\nend",
            "<blockquote>\n\nIt *sounds*.\n<p><strong>Signe Aune</strong> <cite>The Book of the Quay</cite></p>\n\n\n\n</blockquote>\n\nend",
        ),
        (
            Dialect::Hexo,
            "{% quote Signe https://tide.example/log/ The log %}a{% endquote %}",
            "<blockquote>\n\na\n\n<p><strong>Signe</strong> <cite><a href=\"https://tide.example/log/\">The log</a></cite></p>\n\n\n\n</blockquote>\n\n",
        ),
        (
            Dialect::Hexo,
            "{% pullquote wide %}\na {% endpullquote %}",
            "<blockquote>\n\na \n\n</blockquote>\n\n",
        ),
        (
            Dialect::Hexo,
            "{% codeblock A & b.js lang:js https://tide.example/b.js first_line:3 %}\nx\n{% endcodeblock %}",
            "<p><strong>A &amp; b.js</strong> <a href=\"https://tide.example/b.js\">link</a></p>\n\n```js\nx\n```\n",
        ),
        (
            Dialect::Hexo,
            "{% post_link late-ferry 'the late ferry' %}, {% post_link late-ferry %} and {% post_path late-ferry %}",
            "<a href=\"late-ferry\">the late ferry</a>, <a href=\"late-ferry\">late-ferry</a> and late-ferry",
        ),
        (
            Dialect::Hexo,
            "{% post_link late-ferry '<b>Late</b> & so' false %}",
            "<a href=\"late-ferry\"><b>Late</b> & so</a>",
        ),
        (
            Dialect::Hexo,
            "{% asset_img wide quay.png 300 200 \"At the quay 'Ada's boat'\" %}",
            "<figure><img src=\"quay.png\" alt=\"Ada's boat\"></figure>\n\n",
        ),
        (
            Dialect::Hexo,
            "{% img left /quay.png At the quay %}",
            "<figure><img src=\"/quay.png\" alt=\"At the quay\"></figure>\n\n",
        ),
        (
            Dialect::Hexo,
            "{% asset_link log.pdf \"The log\" false %} {% link The tide https://tide.example/ true Tide %}",
            "<a href=\"log.pdf\">The log</a> <a href=\"https://tide.example/\">The tide</a>",
        ),
        (
            Dialect::Hexo,
            "{% iframe https://tide.example/map 300 200 %}{% youtube abc %}",
            "<iframe src=\"https://tide.example/map\"></iframe>\n\n<a href=\"https://www.youtube.com/watch?v=abc\">YouTube</a>\n\n",
        ),
    ] {
        assert_eq!(strip(text, dialect).text, output, "{text}");
    }
}

#[test]
fn tags_in_code_stay() {
    for (dialect, text, output) in [
        (
            Dialect::Jekyll,
            "`{{ x }}` `{% y %}` `{:a => 1}` {{ x }}",
            "`{{ x }}` `{% y %}` `{:a => 1}` ",
        ),
        (
            Dialect::Jekyll,
            "```\n{% raw %}{{ x }}{% endraw %} {{ y }}\n```\n",
            "```\n{{ x }} {{ y }}\n```\n",
        ),
        (Dialect::Jekyll, "`{{ '{{' }} x }}`", "`{{ x }}`"),
        (
            Dialect::Hugo,
            "```\n{{< a >}} {{</* b */>}}\n```\n",
            "```\n{{< a >}} {{< b >}}\n```\n",
        ),
        (Dialect::Hexo, "a\n\n    {{ x }}\n", "a\n\n    {{ x }}\n"),
        (
            Dialect::Hexo,
            "`{% raw %}{{ x }}{% endraw %}`\n\n```\n{% raw %}\nx\n```\n",
            "`{{ x }}`\n\n```\n{% raw %}\nx\n```\n",
        ),
        (
            Dialect::Hexo,
            "{% codeblock %}\n{% raw %}{{ x }}{% endraw %}\n{% endcodeblock %}",
            "```\n{{ x }}\n```\n",
        ),
        (
            Dialect::Zola,
            "<pre>{{ x() }}</pre>",
            "<pre>{{ x() }}</pre>",
        ),
    ] {
        assert_eq!(strip(text, dialect).text, output, "{text}");
    }
}

#[test]
fn what_is_lost_is_named_once() {
    let output = strip(
        "{% include a %}{% include b %}{{ page.title }}",
        Dialect::Jekyll,
    );
    assert_eq!(output.removed, ["include", "page.title"]);
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "(\\PC|blockquote |codeblock |\\{\\{<?|>?\\}\\}|\\{%|%\\}|raw|endraw|figure |src=|\"|'|=|\\(|\\)){0,60}") {
        for dialect in Dialect::ALL {
            strip(&text, dialect);
        }
    }
}

/// A text has up to 8 MiB.
#[test]
fn long_texts_take_linear_time() {
    let length = if cfg!(debug_assertions) {
        1 << 18
    } else {
        8 << 20
    };
    for part in [
        "{:toc}\n",
        "a {:toc} ",
        "{::comment}",
        "{: .a ",
        "{{ a }}",
        "[a]: {{ b }}",
        "{% raw %}",
        "{% highlight a %}",
        "{{< highlight a >}}",
        "{% if a %}",
        "`{{ a }}` ",
        "<code>{{",
    ] {
        let text = part.repeat(length / part.len());
        for dialect in [Dialect::Jekyll, Dialect::Hugo, Dialect::Pelican] {
            strip(&text, dialect);
            attribute_lists::strip(&text, dialect);
        }
    }
}
