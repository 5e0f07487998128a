# Broadsheet: two commands are enough, `make serve` and `make test`. Both install what is missing.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# Every target runs alone, but those of `builds`.
ifndef SIDE_BY_SIDE
.NOTPARALLEL:
endif
.PHONY: help setup setup-test serve build test check fmt clippy doc fuzz-check leaks test-native test-wasm builds dist \
	dist-clean-of-serve size release test-e2e test-browsers audit oracle bench bench-compare bench-peer bench-engines \
	bench-export clean

# cargo does not share the jobs of make.
unexport MAKEFLAGS MFLAGS

wasm := --target wasm32-unknown-unknown
# Given as make serve CONTENT=folder; make hands them to the scripts in the environment.
export CONTENT ADDRESS PORT PUBLIC_URL
# The tests build the bundled archive, whatever the environment says.
bundled := env -u CONTENT -u BROADSHEET_CONTENT -u PUBLIC_URL

# Clippy compiles this package while it looks for faults, so that lints and tests share one build of all dependencies.
with_lints := RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS=-Dwarnings

heading = @printf '\n== %s\n'

help:
	@printf '%s\n' \
	'make serve         the bundled archive on http://127.0.0.1:8080/' \
	'                   CONTENT=folder   another archive      PORT=8081   another port' \
	'                   ADDRESS=0.0.0.0  reachable from other machines' \
	'make build         the site in dist/, for any static host; CONTENT=folder, PUBLIC_URL=/repo/' \
	'make test          what CI runs: formatting, lints, native, browser and end-to-end tests' \
	'make check         formatting, lints, links of the code documentation and fuzz targets only' \
	'make release       one file, target/self-contained/broadsheet, that makes sites and needs nothing else' \
	'make test-native   lints and native tests only' \
	'make test-wasm     tests of browser code, in headless Chromium, only' \
	'make test-e2e      end-to-end tests of the built site only' \
	'make test-browsers  one suite of the built site in Firefox and WebKit only' \
	'make audit         Lighthouse on the built site, into docs/internals/audit.md' \
	'make oracle        what other generators publish of the sites in tests/fixtures/oracle, for the tests of the importer' \
	'make setup         install what building needs, and nothing else' \
	'make bench         measures engine and page, and writes docs/internals/benchmarks.md (half an hour)' \
	'make bench-compare  the page of this checkout and of another one, in turns; OTHER=checkout' \
	'make bench-peer   clicks and letters beside a React page that holds everything in memory (half an hour)' \
	'make bench-engines  times of the page in Chromium, Firefox and WebKit, with and without WebAssembly' \
	'make bench-export  times import and export into docs/internals/benchmarks-export.md; RECORDS=100000' \
	'make clean         remove everything that was built here'

setup:
	@scripts/setup.sh

setup-test:
	@scripts/setup.sh test

serve:
	@scripts/serve.sh

build: setup
	@scripts/build.sh

test: setup-test fmt leaks builds
	@$(MAKE) --no-print-directory DIST=built test-wasm dist-clean-of-serve size release test-e2e test-browsers
	$(heading) 'every check passed'

check: fmt clippy doc fuzz-check

fmt: setup-test
	$(heading) 'formatting'
	@cargo fmt --check

clippy: setup-test
	$(heading) 'lints, native'
	@cargo clippy --all-targets -- -D warnings
	$(heading) 'lints, WebAssembly'
	@cargo clippy $(wasm) --lib --bins $(if $(wildcard tests/browser.rs),--test browser) -- -D warnings

doc: setup
	$(heading) 'links of the code documentation'
	@RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --document-private-items

fuzz-check: setup
	$(heading) 'fuzz targets'
	@cargo check --manifest-path fuzz/Cargo.toml

leaks: setup
	$(heading) 'no server-side rendering in the WebAssembly build'
	@scripts/check-leaks.sh

test-native: setup-test
	$(heading) 'lints and builds, native'
	@$(with_lints) cargo test --no-run --all-targets
	$(heading) 'tests in the documentation'
	@$(with_lints) cargo test --doc
	$(heading) 'native tests'
	@$(with_lints) cargo test --lib --bins --tests --examples

test-wasm: setup-test
	$(heading) 'lints and tests of browser code, in headless Chromium'
	@$(with_lints) scripts/test-wasm.sh

# Each of the two uses one core alone for minutes: the last step of the wasm, and the longest tests. Their builds have
# profiles of their own, so neither waits for the other.
builds: setup-test
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target SIDE_BY_SIDE=1 test-native dist

ifeq ($(DIST),built)
dist:
else
dist: setup
	$(heading) 'release build'
	@$(bundled) scripts/build.sh
endif

dist-clean-of-serve: dist
	$(heading) 'the build is complete'
	@scripts/check-dist.sh

size: dist
	$(heading) 'size of the download'
	@node scripts/size.mjs

release: dist
	$(heading) 'the command with the page inside'
	@scripts/release.sh

test-e2e: setup-test dist release
	$(heading) 'end-to-end tests of the built site'
	@scripts/e2e.sh

test-browsers: setup-test dist release
	$(heading) 'what a reader does, in Firefox and WebKit'
	@node tests/browsers/main.mjs

audit: setup-test dist
	$(heading) 'Lighthouse on the built site'
	@scripts/audit.sh

oracle:
	@scripts/oracle.sh $(SITES)

bench: setup-test dist
	$(heading) 'the engine by itself'
	@cargo bench --bench query
	$(heading) 'the built site in Chromium'
	@scripts/with-tools.sh node benches/browser/main.mjs

bench-compare: setup-test
	@scripts/with-tools.sh node benches/browser/compare.mjs "$(OTHER)"

bench-peer: setup-test dist
	@scripts/with-tools.sh node benches/browser/peer.mjs

bench-engines: setup-test dist release
	@scripts/with-tools.sh node benches/browser/engines.mjs

bench-export: setup
	@scripts/bench-export.sh $(RECORDS)

clean:
	@rm -rf dist dist-corpus dist-corpus.part test-results playwright-report
	@cargo clean
