//! Tests of templates as Jekyll shows them.

use proptest::prelude::*;

use super::*;
use crate::import::syntax::{liquid_value, yaml};

fn scope(variant: LiquidVariant) -> TemplateScope<'static> {
    let page = "lead: Hello\nsecret: true\nempty: ''\nnumber: 3\nfraction: 2.0\ntags: [a, b]\n\
        map: {z: 1, a: x}\nrows: [{n: b, v: 2}, {n: a, v: 1}, {n: c}]\nday: 2024-03-02\n";
    let page = yaml::parse(page).unwrap().root;
    TemplateScope {
        variant,
        page: liquid_value::map(page.entries()),
        site: None,
        time_zone: TimeZone::UTC,
    }
}

fn shown_by(text: &str, variant: LiquidVariant) -> (String, Vec<String>) {
    let code = CodeRanges::of(text);
    let EvaluatedText { text, undecided } = evaluate(text, scope(variant), &code);
    (text.into_owned(), undecided)
}

fn shown(text: &str) -> (String, Vec<String>) {
    shown_by(text, LiquidVariant::Jekyll)
}

#[test]
fn branches_that_are_taken() {
    for (text, expected) in [
        ("a{% if false %}b{% else %}c{% endif %}d", "acd"),
        ("{% if true %}a{% endif %}", "a"),
        ("{%- if page.secret -%}a{%- else -%}b{%- endif -%}", "a"),
        ("{% unless page.secret %}a{% endunless %}b", "b"),
        (
            "{% if page.missing %}a{% elsif page.lead == 'Hello' %}b{% else %}c{% endif %}",
            "b",
        ),
        (
            "{%\tif page.number > 2 and page.number <= 3 %}a{% endif %}",
            "a",
        ),
        ("{% if page.tags contains 'b' %}a{% endif %}", "a"),
        ("{% if page.lead contains \"ell\" %}a{% endif %}", "a"),
        (
            "{% if page.empty %}a{% endif %}{% if page.empty == empty %}b{% endif %}",
            "ab",
        ),
        (
            "{% if page.missing == empty %}a{% endif %}{% if page.lead == blank %}b{% endif %}",
            "",
        ),
        ("{% if true or false and false %}a{% endif %}", "a"),
        ("{% if false and false or true %}a{% endif %}b", "b"),
        (
            "{% if site.time and false %}a{% endif %}{% if true or site.time %}b{% endif %}",
            "b",
        ),
        ("{% if page.number == '3' %}a{% endif %}b", "b"),
        ("{% if page.missing < 3 %}a{% endif %}b", "b"),
        ("{% if false %}{% if true %}a{% endif %}b{% endif %}c", "c"),
        (
            "{% case page.lead %}x{% when 'Bye', 'Hello' %}a{% else %}b{% endcase %}",
            "a",
        ),
        ("{% case 3 %}{% when 1 %}a{% else %}b{% endcase %}", "b"),
        (
            "{% case 1 %}{% when 1 %}a{% when 1 or 2 %}b{% endcase %}",
            "ab",
        ),
        ("{% assign x = false %}{% if x %}a{% endif %}b", "b"),
        ("{% if include.note %}a{% endif %}b", "b"),
        (
            "{% comment %}{% if true %}a{% endif %}{% endcomment %}b",
            "b",
        ),
        (
            "{% raw %}{% if false %}a{% endif %}{% endraw %}",
            "{% raw %}{% if false %}a{% endif %}{% endraw %}",
        ),
        (
            "{% include x.html %}{{ page.lead }}",
            "{% include x.html %}Hello",
        ),
        (
            "{% if jekyll.environment == 'development' %}a{% endif %}b",
            "b",
        ),
        ("a {% b", "a {% b"),
        ("{{ a", "{{ a"),
        ("x{% if true %}  {% assign q = 1 %} {% endif %}y", "xy"),
    ] {
        let (shown, undecided) = shown(text);
        assert_eq!(shown, expected, "{text}");
        assert_eq!(undecided, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn loops_and_variables() {
    for (text, expected) in [
        ("{% for i in (1..3) %}{{ i }}{% endfor %}", "123"),
        (
            "{% for i in (1..5) reversed limit:2 %}{{ i }}{% endfor %}",
            "21",
        ),
        (
            "{% for i in (1..5) limit:2 %}{{ i }}{% endfor %}-{% for i in (1..5) offset:continue %}{{ i }}{% endfor %}",
            "12-345",
        ),
        ("{% for i in page.missing %}a{% else %}b{% endfor %}", "b"),
        ("{% for i in page.lead %}{{ i }}{% endfor %}", "Hello"),
        (
            "{% for e in page.map %}{{ e[0] }}={{ e[1] }},{% endfor %}",
            "z=1,a=x,",
        ),
        (
            "{% for i in (1..9) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}",
            "13",
        ),
        (
            "{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index0 }}{% unless forloop.last %},{% endunless %}{% endfor %};{% endfor %}",
            "10,11;20,21;",
        ),
        (
            "{% for i in (1..3) %}{% cycle 'a', 'b' %}{% endfor %}",
            "aba",
        ),
        (
            "{% increment x %}{% increment x %}{% decrement y %}",
            "01-1",
        ),
        (
            "{% capture x %}a{{ page.lead }}{% endcapture %}[{{ x }}]{{ x | size }}",
            "[aHello]6",
        ),
        (
            "{% tablerow i in (1..3) cols:2 %}{{ i }}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n<tr class=\"row2\"><td class=\"col1\">3</td></tr>\n",
        ),
        ("{% liquid\nassign z = 3\necho z\n%}", "3"),
        (
            "{% capture x %}{% include a.html %}{% endcapture %}[{{ x }}]",
            "[{% include a.html %}]",
        ),
        (
            "{% assign r = page.rows | where: 'v', 1 | first %}{{ r.n }}",
            "a",
        ),
        (
            "{{ page.rows[0].n }}{{ page.rows.last.n }}{{ page.rows.size }}{{ page.lead.size }}",
            "bc35",
        ),
        ("[1]: {{ page.missing }}\n", "[1]: {{ '' }}\n"),
    ] {
        let (shown, undecided) = shown(text);
        assert_eq!(shown, expected, "{text}");
        assert_eq!(undecided, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn filters_give_what_those_of_ruby_give() {
    for (output, expected) in [
        ("page.fraction", "2.0"),
        ("'aBC d' | capitalize", "Abc d"),
        ("7 | divided_by: 2", "3"),
        ("-7 | divided_by: 2", "-4"),
        ("7 | divided_by: 2.0", "3.5"),
        ("0.1 | plus: 0.2", "0.3"),
        ("3.14159 | round: 2", "3.14"),
        ("'1.5' | times: 2", "3.0"),
        ("-7 | modulo: 3", "2"),
        ("'abc' | slice: -2, 2", "bc"),
        ("'a,b,,,' | split: ',' | size", "2"),
        ("' a  b ' | split: ' ' | join: '-'", "a-b"),
        ("'é' | size", "1"),
        ("page.missing | split: ',' | size", "0"),
        ("page.missing | first", ""),
        ("'Hello wide world' | truncate: 9", "Hello ..."),
        ("'Hello wide world' | truncatewords: 2", "Hello wide..."),
        ("page.missing | default: 'x'", "x"),
        ("page.rows | sort: 'v' | map: 'n' | join", "c a b"),
        ("page.rows | sort: 'v', 'last' | map: 'n' | join", "a b c"),
        ("page.rows | where_exp: 'r', 'r.v > 1' | map: 'n'", "b"),
        (
            "page.rows | group_by: 'v' | map: 'name' | join: '|'",
            "2|1|",
        ),
        ("page.rows | find: 'n', 'a' | jsonify", r#"{"n":"a","v":1}"#),
        ("page.map | jsonify", r#"{"z":1,"a":"x"}"#),
        ("'A, b  É' | slugify", "a-b-é"),
        ("'a b/é' | uri_escape", "a%20b/%C3%A9"),
        ("'a b~' | cgi_escape", "a+b~"),
        ("'x.png' | relative_url", "/x.png"),
        (
            "'https://a.example/x' | absolute_url",
            "https://a.example/x",
        ),
        ("page.day | date: '%-d %B %Y'", "2 March 2024"),
        ("page.day | date_to_xmlschema", "2024-03-02T00:00:00+00:00"),
        (
            "page.day | date_to_string: 'ordinal', 'US'",
            "Mar 2nd, 2024",
        ),
        ("'March 14, 2016' | date: '%d.%m.%y'", "14.03.16"),
        (
            "'2024-03-02 10:00:00 +0200' | date: '%H:%M %z'",
            "10:00 +0200",
        ),
        (
            "'2024-03-02 10:00:00 +0200' | date_to_xmlschema",
            "2024-03-02T08:00:00+00:00",
        ),
        ("'a b' | url_encode", "a+b"),
        ("'<a> & \"b\"' | escape", "&lt;a&gt; &amp; &quot;b&quot;"),
        ("page.tags | array_to_sentence_string", "a and b"),
        ("page.tags | push: 'c' | shift | join", "b c"),
        ("'aXbX' | replace: 'X', '-' | remove_last: '-'", "a-b"),
        ("'*x*' | markdownify | strip", "<p><em>x</em></p>"),
    ] {
        let (shown, _) = shown(&format!("{{{{ {output} }}}}"));
        assert_eq!(shown, expected, "{output}");
    }
}

#[test]
fn what_only_the_generator_knows_stays_in_the_text() {
    for text in [
        "{{ site.posts }}",
        "{{ page.url }}",
        "{{ 'x' | filter_of_a_plugin }}",
        "{{ 'now' | date: '%Y' }}",
        "{% include a.html %}",
        "{% details x %}a{% enddetails %}",
        "{{ 99999999999999999999 }}",
        "{{ page.map }}",
        "`{{ x }}`",
        "{% highlight ruby %}{{ x }}{% endhighlight %}",
        "{% for %}",
        "{{ 9223372036854775807 | plus: 1 }}",
        "{{ 1 | divided_by: 0 }}",
        "{{ 'a' | date: '%999999999Y' }}{{ 1 | date: '%999999999Y' }}",
    ] {
        let (shown, _) = shown(text);
        let has_no_value = text.starts_with("{% for") || text.starts_with("{{ 'a' |");
        assert!(shown == text || has_no_value, "{text}: {shown}");
    }
    assert_eq!(shown("`{{ page.lead }}` {{ x }}").0, "`Hello` ");
    let (shown, _) = shown("{{ '{{' }} x }}");
    assert_eq!(shown, "{% raw %}{{{% endraw %} x }}");
}

#[test]
fn what_cannot_be_decided_is_not_shown_and_named() {
    for (text, expected, name) in [
        ("{% if site.data.x %}a{% else %}b{% endif %}c", "c", "if"),
        (
            "{% if page.url == '/x' %}a{% else %}b{% endif %}c",
            "c",
            "if",
        ),
        (
            "{% if page.empty == blank %}a{% else %}b{% endif %}c",
            "c",
            "if",
        ),
        (
            "{% if page.number > 'a' %}a{% else %}b{% endif %}c",
            "c",
            "if",
        ),
        (
            "{% if page.number = 3 %}a{% else %}b{% endif %}c",
            "c",
            "if",
        ),
        (
            "{% assign x = site.data.y | first %}{% unless x %}a{% endunless %}",
            "",
            "unless",
        ),
        (
            "{% if site.time %}{% assign x = true %}{% endif %}{% unless x %}a{% endunless %}",
            "",
            "if, unless",
        ),
        (
            "{% include setup.html %}{% unless x %}a{% endunless %}",
            "{% include setup.html %}",
            "unless",
        ),
        (
            "{% for p in site.posts %}a{% else %}b{% endfor %}c",
            "c",
            "for",
        ),
        (
            "{% for i in (1..3) limit:1 reversed %}a{% endfor %}c",
            "c",
            "for",
        ),
        (
            "{% capture x %}{% include a %}{% endcapture %}{% if x contains 'a' %}b{% endif %}c",
            "c",
            "if",
        ),
        ("{% if site.time > 3 %}a", "", "if"),
        (
            "{% case site.time %}{% when 1 %}a{% else %}b{% endcase %}",
            "",
            "case",
        ),
        (
            "{% case 1 %}{% when site.time %}a{% else %}b{% endcase %}",
            "",
            "case",
        ),
    ] {
        let (shown, undecided) = shown(text);
        assert_eq!(shown, expected, "{text}");
        assert_eq!(undecided.join(", "), name, "{text}");
    }
}

#[test]
fn loops_and_code_of_nunjucks_stay_unknown() {
    let text =
        "{% if true %}a{% endif %}{% for i in [1] %}b{% endfor %}`{% if false %}c{% endif %}`";
    let (shown, undecided) = shown_by(text, LiquidVariant::Nunjucks);
    assert_eq!(shown, "a`{% if false %}c{% endif %}`");
    assert_eq!(undecided, ["for"]);
}

#[test]
fn the_data_of_eleventy_is_not_known() {
    let shown = |text| shown_by(text, LiquidVariant::Eleventy);
    assert_eq!(
        shown("{{ lead }}{{ x }}{{ page.lead }}").0,
        "Hello{{ x }}{{ page.lead }}"
    );
    assert_eq!(shown("{% if x %}a{% else %}b{% endif %}").1, ["if"]);
}

#[test]
fn templates_that_do_not_end_are_ended() {
    let doubled = "{% assign x = 'aaaaaaaaaaaaaaaa' %}".to_owned()
        + &"{% assign x = x | append: x %}".repeat(40)
        + "{% if x %}b{% endif %}c";
    let squared = "{% capture x %}{% for i in (1..5000) %}aaaa{% endfor %}{% endcapture %}\
        {% assign x = x | replace: 'a', x | replace: 'a', x %}{% if x %}b{% endif %}c";
    let nested = "{% for i in (1..1000) %}".repeat(8) + "x" + &"{% endfor %}".repeat(8) + "c";
    let joined = "{% capture x %}{% for i in (1..5000) %}a,{% endfor %}{% endcapture %}\
        {% assign y = x | split: ',' | join: x %}{% if y %}b{% endif %}c";
    for (text, name) in [
        (
            "{% for i in (1..1000000000) %}{% endfor %}c".to_owned(),
            "for",
        ),
        (
            "{% for i in (-9223372036854775 ..9223372036854775) %}{% endfor %}c".to_owned(),
            "for",
        ),
        (
            "{% tablerow i in (1..1000000000) cols:0 %}{% endtablerow %}c".to_owned(),
            "tablerow",
        ),
        (doubled, "if"),
        (squared.to_owned(), "if"),
        (joined.to_owned(), "if"),
        (nested, "for (takes too long)"),
    ] {
        let (shown, undecided) = shown(&text);
        assert_eq!(shown, "c", "{name}");
        assert_eq!(undecided.len(), 1, "{undecided:?}");
        assert!(undecided[0].starts_with(name), "{undecided:?}");
    }
}

#[test]
fn what_comes_after_the_end_is_kept_or_named() {
    let text = "{% assign x = 'aaaaaaaaaaaaaaaa' %}".to_owned()
        + &"{% assign x = x | append: x %}".repeat(40)
        + "{{ x }}{% include y %}{{ page.lead }}{% if true %}b{% endif %}c";
    let (shown, undecided) = shown(&text);
    assert_eq!(shown, "{{ x }}{% include y %}{{ page.lead }}c");
    assert_eq!(undecided, ["if (takes too long)"]);
}

/// A text has up to 8 MiB.
#[test]
fn long_templates_take_linear_time() {
    let length = if cfg!(debug_assertions) {
        1 << 17
    } else {
        8 << 20
    };
    for part in [
        "{% if a %}",
        "{% if a %}b{% endif %}",
        "{{ a }}",
        "{% raw %}",
        "{% raw %}{%",
        "{%",
        "{{",
        "{% a",
        "{% comment %}",
        "{% capture a %}b{% endcapture %}{{ a }}",
        "{% assign a = a | append: 'b' %}",
        "`{{ a }}` ",
    ] {
        shown(&part.repeat(length / part.len()));
    }
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "(\\{%-? ?|-?%\\}|\\{\\{ ?|\\}\\}|(end)?(if|case|for|raw|comment|capture|tablerow|unless) |else|when|assign x = |x in \\(1\\.\\.|\\)|limit:|'|\"|page\\.(rows|map|x|lead)|\\[|\\]|==|contains|\\| ?(date|sort|split|first|slice|times|group_by|where|map|jsonify|truncate|round): ?|,|-?[0-9]{1,20}|\\.|\\PC){0,60}") {
        for variant in [LiquidVariant::Jekyll, LiquidVariant::Eleventy, LiquidVariant::Nunjucks] {
            shown_by(&text, variant);
        }
    }

    #[test]
    fn nothing_in_a_branch_that_is_not_taken_is_shown(before in "[a-y {}%]{0,9}", hidden in "[A-Y {}%|]{1,20}", block in 0_usize..5) {
        let (open, close) = [
            ("if false", "endif"),
            ("unless true", "endunless"),
            ("for i in page.missing", "endfor"),
            ("case 1 %}{% when 2", "endcase"),
            ("if site.time", "endif"),
        ][block];
        let (shown, _) = shown(&format!("{before}{{% {open} %}}{hidden}Z{{% {close} %}}"));
        // A tag that begins in `before` or in `hidden` may hide a tag of the block.
        let is_kept = !shown.contains('Z') || before.contains('{') || hidden.contains('{');
        prop_assert!(is_kept, "{shown}");
    }
}
