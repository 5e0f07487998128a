#!/bin/sh
# Publishes this site on Amazon S3, made by `broadsheet host s3`. Make it again after every build: it names the files.
#   BUCKET=news sh publish.sh dist       uploads the site
#   BUCKET=news sh publish.sh website    once: shows index.html for folders, and 404.html for missing files
#   sh publish.sh headers                once for each security policy: makes a response headers policy of CloudFront
set -eu

if [ "${1:-}" = headers ]; then
    policy=$(
        cat <<'JSON'
@policy@
JSON
    )
    exec aws cloudfront create-response-headers-policy --response-headers-policy-config "$policy"
fi

bucket=s3://${BUCKET:?set BUCKET to the name of the bucket}
to=$bucket@base@
if [ "${1:-}" = website ]; then
    path=@base@
    exec aws s3 website "$bucket" --index-document index.html --error-document "${path#/}404.html"
fi

site=${1:-dist}
[ -f "$site/data/manifest.json" ] || {
    echo "There is no built site in $site; run broadsheet build first." >&2
    exit 1
}
immutable="@cache-immutable@"
revalidate="@cache-revalidate@"

# CloudFront compresses files itself, so compressed copies are not uploaded. The last matching filter applies.
upload() {
    aws s3 sync "$site" "$to" --only-show-errors "$@" --exclude "*.br" --exclude "*.gz" --exclude "_headers"
}

# Files named by their content, which no page names yet. Some types are given, since not every system knows them.
upload --size-only --cache-control "$immutable" --exclude "*" @include-immutable@ --exclude "data/manifest.json" --exclude "*.wasm" --exclude "*.webp" --exclude "*.avif"
upload --size-only --cache-control "$immutable" --exclude "*" --include "broadsheet-*.wasm" --content-type application/wasm
upload --size-only --cache-control "$immutable" --exclude "*" --include "data/*.webp" --content-type image/webp
upload --size-only --cache-control "$immutable" --exclude "*" --include "data/*.avif" --content-type image/avif

# Pages, feeds, sitemaps.
upload --cache-control "$revalidate" @exclude-immutable@ --exclude "sw.js" --exclude "*.atom" --exclude "*.webmanifest"
upload --cache-control "$revalidate" --exclude "*" --include "*.atom" --content-type application/atom+xml
upload --cache-control "$revalidate" --exclude "*" --include "*.webmanifest" --content-type application/manifest+json

# The files that make the new site the current one.
aws s3 cp "$site/sw.js" "${to}sw.js" --only-show-errors --cache-control "$revalidate" --content-type text/javascript
aws s3 cp "$site/data/manifest.json" "${to}data/manifest.json" --only-show-errors --cache-control "$revalidate" --content-type application/json

# Remove files that are no longer part of the site.
upload --size-only --delete
