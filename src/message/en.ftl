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
yours = Yours
keys = Keys
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
no-match-showing = No stories with ‘{ $typed }’; showing ‘{ $shown }’.
no-match = No stories with ‘{ $typed }’.
left-out = Left out: { $parts }.

## What was chosen, over the list
# While the number of matches is not known yet.
of-stories = … of { $count }
remove = Remove { $name }
chosen-filters = Chosen filters
clear-all = Clear all
any-of-name = any: { $name }
not-name = not { $name }
publishers-or-more = { $count }+ publishers
keep-search = Keep this search
search-kept = Search kept
nothing-matches = No story matches all of this.
# $stories says how many there would be: “12 stories”.
without-name = Without { $name }: { $stories }
muted-count = { $count ->
    [one] { $count } story muted.
   *[other] { $count } stories muted.
  }
muted-shown = Muted stories are shown.
hide-them = Hide them
show-them = Show them

## The list
stories-heading = Stories
density = Density
density-front = Front page
density-list = List
density-headlines = Headlines
order = Order
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
topic-more = All of, any of, none of
# $now and $next are two of the four below.
topic-state = { $topic }: { $now }. Change to { $next }
choice-none = not chosen
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
nobody-else = Nobody else covered this story, and no other story of this archive is close to it.
also-here = Also in this archive
coverage-order = Order of the coverage
by-time = By time
by-quality = By quality
amp = AMP
amp-of = AMP version of “{ $title }”
why-declared = Named in the coverage
why-similar = Similar title { $whole }.{ $hundredths }
why-topics = Both about { $topics }
why-words = Both headlines have { $words }
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
no-time = No time known

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
no-such-story = There is no such story
no-such-page = There is no such page
# $address stands in a type of its own.
missing-address = Nothing in this archive has the address { $address }. It may have been mistyped, or the story may have been withdrawn.
to-front-page = To the front page
story-not-arrived = This story did not arrive

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
fact-heat = Heat
fact-quality = Quality
rated = { $count ->
    [one] { $rating } of 5, { $count } rating
   *[other] { $rating } of 5, { $count } ratings
  }

## About the archive
about = About
about-text = An archive of stories, kept as plain files. Headlines and excerpts belong to their publishers; a story that came from another page links to it. Nothing here counts you, follows you or asks anyone else about you.
fact-undated = Without a date
fact-related = Stories around them
fact-export = Export
fact-format = Format
sources = Sources

## What the reader keeps
yours-text = What you read, save and mute is kept in this browser and sent nowhere.
searches = Searches
searches-text = “Keep this search” stands over every list that was asked for.
new-count = { $count } new
remove-search = Remove
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
muted-text = Lists say how many stories they keep out, and show them if you ask.
mute-no-more = Mute no more: { $name }
take-with-you = Take it with you
save-as-file = Save as a file
add-from-file = Add from a file
forget-everything = Forget everything
forget-sure = Forget everything that this page keeps of you?
forgotten = Forgotten.
file-added = Added. What was here before is still here.
file-unreadable = The file could not be read.
file-saved = Saved among your downloads.
file-not-saved = This browser does not let a page save a file.
storage-blocked = This browser keeps nothing for this page (storage is blocked or full): what you do here lasts until you close it.

## Keys
key-next = Next story
key-previous = Previous story
key-open = Open the story
key-coverage = Show or hide its coverage
key-save = Save the story
key-list = Show this list
key-close = Close it
close = Close
single-keys = Single-key shortcuts

## When something fails
connection-away = The connection is away.
try-again = Try again
page-older = This page is older than the archive.
reload = Reload
no-story-there = There is no such story.
part-unreadable = A part of the archive could not be read.
# $error is in English: what the engine found.
rest-works = { $error } Everything else on the page still works.
not-opened = The archive could not be opened
newer-edition = A newer edition is out.
former-edition = What you see is the former one.
load-it = Load it

## Before the page runs
patience = The archive is loading. If this stays, the connection is slow or this browser cannot run WebAssembly: reload the page, or try a newer browser.
no-script = This archive is read with JavaScript and WebAssembly. Allow them for this page, and reload it.
needs-script = Search, filters and older stories need JavaScript and WebAssembly.

## Away from the network
offline-heading = Away from the network
bytes-here = { $size } are here
download-progress = Download of the archive
work-offline = Work offline
keep-archive = Keep the whole archive
stop = Stop
go-on = Go on
forget-archive = Forget it
forget-and-stop = Forget everything and stop working offline
nothing-kept = Nothing is kept on this device.
reading-kept = What you read here can be read again without a connection. The whole archive takes { $size } in { $files }.
archive-under-way = The whole archive is on its way: { $size } in { $files }.
archive-part = { $here } are here, of { $size } in { $files }.
archive-whole = The whole archive is kept on this device: { $size } in { $files }.
files = { $count ->
    [one] { $count } file
   *[other] { $count } files
  }
kilobytes = { $count } kB
megabytes = { $count } MB
no-room = There is no room left.
file-missing = { $file } did not arrive.
you-are-offline = You are offline. What you read before is here.

## Taking a view away
take-away = Take this view away
copy-citation = Copy a citation
not-known-yet = Not all stories are known yet: try again in a moment.
gathering = Gathering stories: { $done } of { $total }
nothing-saved = Some stories could not be fetched, and nothing was saved: try again.
citation-copied = The citation is on the clipboard.
saved-as = { $count ->
    [one] { $count } story saved as { $file }
   *[other] { $count } stories saved as { $file }
  }
first-saved-as = { $count ->
    [one] The first ({ $count }) of { $total } stories saved as { $file }
   *[other] The first { $count } of { $total } stories saved as { $file }
  }
