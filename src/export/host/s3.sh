#!/bin/sh
# Publishes this site on Amazon S3, made by `broadsheet host s3`. Make it anew after every build: it names its files.
#   BUCKET=news sh publish.sh dist       uploads the site
#   BUCKET=news sh publish.sh website    once: folders have pages, and what is not there is 404.html
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

bucket=s3://${BUCKET:?say the name of the bucket in BUCKET}
to=$bucket@base@
if [ "${1:-}" = website ]; then
    path=@base@
    exec aws s3 website "$bucket" --index-document index.html --error-document "${path#/}404.html"
fi

site=${1:-dist}
[ -f "$site/data/manifest.json" ] || {
    echo "$site has no built site in it." >&2
    exit 1
}
keep="@for-ever@"
ask="@ask@"

# CloudFront compresses by itself; the other files are for other hosts. The last filter that fits holds.
upload() {
    aws s3 sync "$site" "$to" --only-show-errors "$@" --exclude "*.br" --exclude "*.gz" --exclude "_headers"
}

# Files named by their content, which nobody asks for yet. Some types are said since not every system knows them.
upload --size-only --cache-control "$keep" --exclude "*" @include-lasting@ --exclude "data/manifest.json" --exclude "*.wasm" --exclude "*.webp" --exclude "*.avif"
upload --size-only --cache-control "$keep" --exclude "*" --include "broadsheet-*.wasm" --content-type application/wasm
upload --size-only --cache-control "$keep" --exclude "*" --include "data/*.webp" --content-type image/webp
upload --size-only --cache-control "$keep" --exclude "*" --include "data/*.avif" --content-type image/avif

# Pages, feeds, maps.
upload --cache-control "$ask" @exclude-lasting@ --exclude "sw.js" --exclude "*.atom" --exclude "*.webmanifest"
upload --cache-control "$ask" --exclude "*" --include "*.atom" --content-type application/atom+xml
upload --cache-control "$ask" --exclude "*" --include "*.webmanifest" --content-type application/manifest+json

# What makes the new site the current one.
aws s3 cp "$site/sw.js" "${to}sw.js" --only-show-errors --cache-control "$ask" --content-type text/javascript
aws s3 cp "$site/data/manifest.json" "${to}data/manifest.json" --only-show-errors --cache-control "$ask" --content-type application/json

# What is not of this site any more.
upload --size-only --delete
