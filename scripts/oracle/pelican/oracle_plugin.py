"""Writes the articles that Pelican publishes, in the plugin folder of the copy only."""

import json
from datetime import timezone
from pathlib import Path

from pelican import signals


def topics(article):
    return [article.category.name] + [tag.name for tag in getattr(article, "tags", [])]


def record(article):
    return {
        "source": article.source_path,
        "title": article.title,
        "instant": article.date.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "day": article.date.strftime("%Y-%m-%d"),
        "language": article.lang,
        "topics": topics(article),
        "authors": [author.name for author in getattr(article, "authors", [])],
        "html": article.content,
    }


def write(generator):
    articles = generator.articles + generator.translations
    raw = json.dumps([record(article) for article in articles])
    Path(generator.output_path, "oracle.json").write_text(raw)


def register():
    signals.article_generator_finalized.connect(write)
