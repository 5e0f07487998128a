//! The names on cards: of publishers or, if an archive has but one, of authors and sections.

use broadsheet::format::Card;

use crate::{
    fixtures::{broadsheet, folder_of},
    support,
};

/// Exports a site of these posts, each the lines of its front matter, and returns their cards, oldest first.
fn cards(posts: &[&str]) -> Vec<Card> {
    let folder = folder_of([(
        "hugo.toml",
        "title = 'The Weir'\nbaseURL = 'https://weir.example'\n",
    )]);
    for (number, fields) in posts.iter().enumerate() {
        let day = number + 10;
        let path = format!("content/posts/p{number}.md");
        let text =
            format!("---\ntitle: Post {number}\ndate: 2024-03-{day}\n{fields}\n---\nText.\n");
        crate::fixtures::write_file(folder.path(), &path, &text);
    }
    let out = folder.path().join("out");
    let output = broadsheet(&[
        "export",
        folder.path().to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
        "--no-cache",
    ]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let decoded = support::decode(&out);
    let rows = 0..decoded.articles.len();
    rows.map(|row| support::card(&out, &decoded, row)).collect()
}

/// Returns authors and section of each card.
fn names(posts: &[&str]) -> Vec<(String, Option<String>)> {
    let cards = cards(posts).into_iter();
    cards
        .map(|card| (card.authors.join(" + "), card.section))
        .collect()
}

#[test]
fn cards_of_one_publisher_name_authors_and_section() {
    assert_eq!(
        names(&[
            "author: Ada Reed\ncategory: Trains\ntopics: [locks]",
            "authors: [Ben Voss, Ada Reed]\ncategory: ferries\ntopics: [locks]",
            "category: Ferries\ntopics: [ferries]",
        ]),
        [
            ("Ada Reed".to_owned(), Some("Trains".to_owned())),
            ("Ben Voss + Ada Reed".to_owned(), Some("ferries".to_owned())),
            (String::new(), None),
        ]
    );
}

#[test]
fn cards_leave_out_a_name_that_all_would_repeat() {
    let nothing = (String::new(), None);
    assert_eq!(
        names(&[
            "author: Ada Reed\ncategory: news",
            "author: Ada Reed\ncategory: news",
            "category: news",
        ]),
        [nothing.clone(), nothing.clone(), nothing.clone()]
    );
    // With two publishers, cards name these.
    assert_eq!(
        names(&[
            "author: Ada Reed",
            "author: Ben Voss\nprovider: {name: The Sluice, domain: sluice.example}",
        ]),
        [nothing.clone(), nothing]
    );
}
