### The texts of the page, in English. Every other language has the same messages with the same
### placeables; English is what a message is measured by. The syntax is Fluent's
### (https://projectfluent.org), of it: texts, placeables of variables and of quoted texts, and one
### choice by number per message, by the categories of CLDR (zero, one, two, few, many, other).

## The name of the language in itself, and which way it is written (ltr or rtl)
language-name = English
language-direction = ltr

## Joining parts
list-comma = {", "}
quoted = “{ $text }”
# A span of days or dates.
from-to = { $from } – { $to }

## The head of every page
skip = Skip to the stories
latest-story = Latest story { $day }
stories = { $count ->
    [one] { $count } story
   *[other] { $count } stories
  }
publishers-count = { $count ->
    [one] { $count } publisher
   *[other] { $count } publishers
  }
# $when is a day as Intl says it: “yesterday”, “Tuesday”, “12 May 2022”.
new-since = { $count ->
    [one] { $count } new since { $when }
   *[other] { $count } new since { $when }
  }
my-library = My library
keyboard-shortcuts = Keyboard shortcuts
about-archive = About this archive
menu = Menu
language = Language

## Searching
search = Search
search-stories = { $count ->
    [one] Search { $count } story
   *[other] Search { $count } stories
  }
how-to-search = How to search
exact-phrase = exact phrase
without = without
# $typed is what was searched for, $shown what is near to it.
no-match-showing = No stories match ‘{ $typed }’. Showing results for ‘{ $shown }’.
no-match = No stories match ‘{ $typed }’.
ignored-filters = Ignored: { $parts }.

## What was chosen, over the list
# While the number of matches is not known yet.
of-stories = … of { $count }
remove = Remove { $name }
chosen-filters = Chosen filters
clear-all = Clear all
any-of-name = any: { $name }
not-name = not { $name }
publishers-or-more = { $count }+ publishers
save-search = Save search
search-saved = Search saved
nothing-matches = No stories match all of these filters.
# $stories says how many there would be: “12 stories”.
without-name = Without { $name }: { $stories }
muted-count = { $count ->
    [one] { $count } story muted.
   *[other] { $count } stories muted.
  }
muted-shown = Muted stories are shown.
hide-muted = Hide
show-muted = Show

## The list
stories-heading = Stories
density = Layout
density-front = Front page
density-list = List
density-headlines = Headlines
order = Sort by
order-newest = Newest
order-hottest = Hottest
order-quality = Best sources
order-covered = Most covered
order-relevance = Best match
all-stories = { $count ->
    [one] All { $count } story
   *[other] All { $count } stories
  }
loading = Loading

## Filters
filters = Filters
# $count is the number of filters that are on.
filters-count = Filters ({ $count })
show-stories = { $count ->
    [one] Show { $count } story
   *[other] Show { $count } stories
  }
topics = Topics
time = Time
publishers = Publishers
types = Types
coverage = Coverage
find = Find
find-topics = Find among topics
find-publishers = Find among publishers
find-types = Find among types
topic-more = Require all, any or none
# $now and $next are two of the four below.
topic-state = { $topic }: { $now }. Change to { $next }
choice-none = not selected
choice-all = all of
choice-any = any of
choice-not = none of
show-fewer = Show fewer
show-all = Show all { $count }
unread = Unread
saved = Saved
or-more-publishers = { $count } or more publishers
from = From
to = To
stories-a-day = Stories a day
stories-a-week = Stories a week
stories-a-month = Stories a month
stories-a-year = Stories a year
as-a-table = As a table
stories-over-time = Stories over time

## A story in a list
related-stories = Related stories
covered-by = { $count ->
    [one] Covered by { $count } publisher
   *[other] Covered by { $count } publishers
  }
save = Save
save-story = Save: { $title }
kind-article = Article
kind-video = Video
kind-course = Course
kind-collection = Collection
kind-download = Download
seconds = { $count } s
minutes = { $count } min
hours = { $count } h
hours-minutes = { $hours } h { $minutes } min

## What is around a story
no-coverage = No other publisher covered this story, and this archive has no related stories.
related-in-archive = Related stories in this archive
coverage-order = Order of the coverage
by-time = By time
by-quality = By quality
amp = AMP
amp-of = AMP version of “{ $title }”
reason-declared = Listed as coverage
reason-similar = Similar title { $whole }.{ $hundredths }
reason-topics = Both about { $topics }
reason-words = Both headlines have { $words }
# The reasons stand one after the other.
reason-comma = {"; "}
at-the-same-time = at the same time
minutes-later = { $count } min later
hours-later = { $count } h later
days-later = { $count ->
    [one] { $count } day later
   *[other] { $count } days later
  }
minutes-earlier = { $count } min earlier
hours-earlier = { $count } h earlier
days-earlier = { $count ->
    [one] { $count } day earlier
   *[other] { $count } days earlier
  }
same-time = same time
gap-minutes = +{ $count } min
gap-hours = +{ $count } h
gap-days = +{ $count } d
gap-days-hours = +{ $days } d { $hours } h
span-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
span-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
  }
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
# $publishers is “11 publishers”, $span “26 hours”, $first the name of the first publisher.
followed = { $publishers } in { $span }; first: { $first }
followed-at-once = { $publishers } at the same time; first: { $first }
first = first
this-story = this story
no-time = Time unknown

## A story
read-at = Read it at { $publisher }
watch-at = Watch it at { $publisher }
amp-version = AMP version
player-at = Player at { $host }
in-this-collection = In this collection
parts-missing = { $count ->
    [one] { $count } part is not in this archive.
   *[other] { $count } parts are not in this archive.
  }
stories-in-list = Stories in this list
newer = Newer
older = Older
back-to-list = Back to the list
story-not-found = Story not found
page-not-found = Page not found
# $address stands in a type of its own.
missing-address = This archive has no page with the address { $address }. It may be mistyped, or the story may have been withdrawn.
to-front-page = Go to the front page
story-not-loaded = This story could not be loaded

## The facts of a story
fact-published = Published
fact-updated = Updated
fact-by = By
fact-publisher = Publisher
fact-type = Type
fact-length = Length
fact-level = Level
fact-price = Price
fact-rated = Rated
fact-section = Section
fact-language = Language
# Opens the numbers by which lists are put in order.
why-here = Why here?
fact-heat = Heat
fact-quality = Quality
rated = { $count ->
    [one] { $rating } of 5, { $count } rating
   *[other] { $rating } of 5, { $count } ratings
  }

## About the archive
about = About
about-text = This archive is a set of static files. Headlines and excerpts belong to their publishers; a story from another site links to it. This page does not count you, track you or tell anyone about you.
fact-undated = Without a date
fact-related = Related stories
fact-export = Export
fact-format = Format
sources = Sources

## What the reader keeps
library-text = Everything you read, save and mute stays in this browser and is sent nowhere.
saved-searches = Saved searches
saved-searches-text = Search or filter a list, then choose “Save search” above it.
new-count = { $count } new
remove-search = Remove
saved-stories-text = Choose “Save” on a story to add it here.
saved-stories = { $count ->
    [one] { $count } saved story
   *[other] { $count } saved stories
  }
saved-lost = { $count ->
    [one] { $count } of them is not in this archive any more.
   *[other] { $count } of them are not in this archive any more.
  }
muted = Muted
mute = Mute
mute-what = Mute a publisher, a topic or words
muted-text = Lists show how many stories are muted, and can show those, too.
unmute = Unmute: { $name }
move-library = Move your library
export-to-file = Export to a file
import-from-file = Import from a file
delete-everything = Delete everything
delete-confirmation = Delete everything this page has saved for you?
deleted = Everything was deleted.
file-imported = Imported. Everything you had before is still here.
file-unreadable = This file could not be read. Choose a file that was exported here.
file-saved = Saved to your downloads.
library-kept = Some browsers delete what a page has saved if you do not open it for seven days. Export your library to a file to keep it.
file-not-saved = This browser does not let a page save a file.
storage-blocked = This browser saves nothing for this page, because storage is blocked or full. Your changes last until you close the page.

## Keys
key-next = Next story
key-previous = Previous story
key-open = Open the story
key-coverage = Show or hide its coverage
key-save = Save the story
key-shortcuts = Show keyboard shortcuts
key-close = Close it
close = Close
single-keys = Single-key shortcuts

## When something fails
connection-failed = The connection failed.
try-again = Try again
page-older = This page is older than the archive.
reload = Reload
no-such-story = This story is not in the archive.
# A file has not come after ten seconds.
takes-long = This is taking long. The connection may be slow.
part-unreadable = Part of the archive could not be read.
# $error is in English: what the engine found.
rest-works = { $error } The rest of the page still works.
not-opened = The archive could not be opened
newer-version = A newer version of this archive is available.
older-version-shown = You are reading the previous version.
load-newer-version = Load the new version
file-altered = { $file } did not arrive as it was published, so what you see may be wrong.
file-repaired = It has been loaded again. Reload the page to see what was published.
file-still-altered = It came changed again. Something between you and this archive changes its files.

## Before the page runs
loading-archive = The archive is loading. If this message stays, your connection is slow or your browser does not support WebAssembly. Reload the page, or try a newer browser.
start-failed = Search, filters and other parts of this page could not be started. Reload the page. If that does not help, try again later.
page-failed = This page has stopped because of a fault. Reload it to go on; what you saved is still there.
needs-webassembly = WebAssembly is switched off in this browser, and search, filters and the library need it. Allow it for this site (in Safari, see Lockdown Mode; in Tor Browser, the security level), then reload the page.
no-script = This archive needs JavaScript. Allow it for this page, then reload it.
needs-script = Search, filters and older stories need JavaScript.

## Away from the network
offline-heading = Offline reading
saved-size = { $size } saved
download-progress = Download of the archive
enable-offline = Turn on offline reading
save-for-offline = Save all stories for offline
pause-download = Pause
resume-download = Resume
delete-download = Delete the download
disable-offline = Delete everything and turn off offline reading
nothing-saved-offline = Nothing is saved on this device.
reading-saved = Stories that you open are saved for offline reading. The whole archive takes { $size } in { $files }.
archive-downloading = Downloading the whole archive: { $size } in { $files }.
archive-partly-saved = { $here } of { $size } in { $files } are saved.
archive-saved = The whole archive is saved on this device: { $size } in { $files }.
files = { $count ->
    [one] { $count } file
   *[other] { $count } files
  }
kilobytes = { $count } kB
megabytes = { $count } MB
storage-full = This device has no storage space left.
file-not-loaded = { $file } could not be downloaded.
you-are-offline = You are offline. Stories that you opened before are still here.

## Taking a view away
export-view = Export this view
copy-code = Copy
code-copied = Copied
copy-citation = Copy a citation
list-loading = The list is still loading. Try again in a moment.
collecting-stories = Collecting stories: { $done } of { $total }
export-failed = Some stories could not be loaded, so nothing was saved. Try again.
citation-copied = The citation was copied to the clipboard.
saved-as = { $count ->
    [one] { $count } story saved as { $file }
   *[other] { $count } stories saved as { $file }
  }
first-saved-as = { $count ->
    [one] The first ({ $count }) of { $total } stories saved as { $file }
   *[other] The first { $count } of { $total } stories saved as { $file }
  }
