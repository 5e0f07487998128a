//! The names on cards: of publishers or, if an archive has but one, of authors and sections.

use broadsheet::format::Card;

use crate::{
    fixtures::{broadsheet, folder_of},
    support,
};

/// Exports a site of these posts, each a section and the lines of its front matter, and returns their cards, oldest first.
fn cards(posts: &[(&str, &str)]) -> Vec<Card> {
    let folder = folder_of([(
        "hugo.toml",
        "title = 'The Weir'\nbaseURL = 'https://weir.example'\n",
    )]);
    for (number, (section, fields)) in posts.iter().enumerate() {
        let day = number + 10;
        let path = format!("content/{section}/p{number}.md");
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
fn names(posts: &[(&str, &str)]) -> Vec<(String, Option<String>)> {
    let cards = cards(posts).into_iter();
    cards
        .map(|card| (card.authors.join(" + "), card.section))
        .collect()
}

#[test]
fn cards_of_one_publisher_name_authors_and_section() {
    assert_eq!(
        names(&[
            ("news", "author: Ada Reed"),
            ("on-the-water", "authors: [Ben Voss, Ada Reed]"),
            ("news", "topics: [News]"),
        ]),
        [
            ("Ada Reed".to_owned(), Some("news".to_owned())),
            (
                "Ben Voss + Ada Reed".to_owned(),
                Some("on-the-water".to_owned())
            ),
            // The topic is on the card already.
            (String::new(), None),
        ]
    );
}

#[test]
fn cards_leave_out_a_name_that_all_would_repeat() {
    let nothing = (String::new(), None);
    assert_eq!(
        names(&[
            ("posts", "author: Ada Reed"),
            ("posts", "author: Ada Reed"),
            ("posts", ""),
        ]),
        [nothing.clone(), nothing.clone(), nothing.clone()]
    );
    // With two publishers, cards name these.
    assert_eq!(
        names(&[
            ("news", "author: Ada Reed"),
            (
                "notes",
                "author: Ben Voss\nprovider: {name: The Sluice, domain: sluice.example}"
            ),
        ]),
        [nothing.clone(), nothing]
    );
}
