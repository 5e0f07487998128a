### Deutsch

## Sprache
language-name = Deutsch
language-direction = ltr

## Verbindendes
list-comma = {", "}
quoted = „{ $text }“
from-to = { $from } – { $to }

## Kopf jeder Seite
skip = Zu den Beiträgen springen
latest-story = Neuester Beitrag: { $day }
stories = { $count ->
    [one] { $count } Beitrag
   *[other] { $count } Beiträge
  }
publishers-count = { $count ->
    [one] { $count } Medium
   *[other] { $count } Medien
  }
new-since = { $count ->
    [one] { $count } neuer seit { $when }
   *[other] { $count } neue seit { $when }
  }
yours = Meins
keys = Tastenkürzel
about-archive = Über dieses Archiv
menu = Menü
language = Sprache

## Suchen
search = Suchen
search-stories = { $count ->
    [one] { $count } Beitrag durchsuchen
   *[other] { $count } Beiträge durchsuchen
  }
how-to-search = Hilfe zur Suche
exact-phrase = genaue Wortfolge
without = ohne
no-match-showing = Keine Beiträge mit „{ $typed }“; gezeigt wird „{ $shown }“.
no-match = Keine Beiträge mit „{ $typed }“.
left-out = Weggelassen: { $parts }.

## Auswahl über der Liste
of-stories = … von { $count }
remove = Entfernen: { $name }
chosen-filters = Gewählte Filter
clear-all = Alle entfernen
any-of-name = eines davon: { $name }
not-name = ohne { $name }
publishers-or-more = ab { $count } Medien
keep-search = Diese Suche speichern
search-kept = Suche gespeichert
nothing-matches = Kein Beitrag passt zu allen Angaben.
without-name = Ohne { $name }: { $stories }
muted-count = { $count ->
    [one] { $count } Beitrag stummgeschaltet.
   *[other] { $count } Beiträge stummgeschaltet.
  }
muted-shown = Stummgeschaltete Beiträge werden gezeigt.
hide-them = Verbergen
show-them = Zeigen

## Liste
stories-heading = Beiträge
density = Darstellung
density-front = Titelseite
density-list = Liste
density-headlines = Schlagzeilen
order = Sortierung
order-newest = Neueste
order-hottest = Höchste Brisanz
order-quality = Beste Quellen
order-covered = Meiste Berichte
order-relevance = Beste Treffer
all-stories = { $count ->
    [one] { $count } Beitrag insgesamt
   *[other] Alle { $count } Beiträge
  }
loading = Wird geladen

## Filter
filters = Filter
filters-count = Filter ({ $count })
show-stories = { $count ->
    [one] { $count } Beitrag zeigen
   *[other] { $count } Beiträge zeigen
  }
topics = Themen
time = Zeitraum
publishers = Medien
types = Arten
coverage = Berichterstattung
find = Suchen
find-topics = In den Themen suchen
find-publishers = In den Medien suchen
find-types = In den Arten suchen
topic-more = Alle, eines oder keines davon
topic-state = { $topic }: { $now }. Ändern in: { $next }
choice-none = nicht gewählt
choice-all = alle davon
choice-any = eines davon
choice-not = keines davon
show-fewer = Weniger zeigen
show-all = Alle { $count } zeigen
unread = Ungelesen
saved = Gemerkt
or-more-publishers = { $count } oder mehr Medien
from = Von
to = Bis
stories-a-day = Beiträge pro Tag
stories-a-week = Beiträge pro Woche
stories-a-month = Beiträge pro Monat
stories-a-year = Beiträge pro Jahr
as-a-table = Als Tabelle
stories-over-time = Beiträge im Zeitverlauf

## Beitrag in einer Liste
related-stories = Verwandte Beiträge
covered-by = { $count ->
    [one] { $count } Medium berichtet
   *[other] { $count } Medien berichten
  }
save = Merken
save-story = Merken: { $title }
kind-article = Artikel
kind-video = Video
kind-course = Kurs
kind-collection = Sammlung
kind-download = Download
seconds = { $count } Sek.
minutes = { $count } Min.
hours = { $count } Std.
hours-minutes = { $hours } Std. { $minutes } Min.

## Rund um einen Beitrag
nobody-else = Kein anderes Medium hat darüber berichtet, und kein anderer Beitrag in diesem Archiv steht diesem nahe.
also-here = Auch in diesem Archiv
coverage-order = Sortierung der Berichterstattung
by-time = Nach Zeit
by-quality = Nach Qualität
amp = AMP
amp-of = AMP-Version von „{ $title }“
why-declared = In der Berichterstattung genannt
why-similar = Ähnlicher Titel { $whole },{ $hundredths }
why-topics = Beide zu { $topics }
why-words = Beide Schlagzeilen enthalten { $words }
reason-comma = {"; "}
at-the-same-time = zur selben Zeit
minutes-later = { $count } Min. später
hours-later = { $count } Std. später
days-later = { $count ->
    [one] { $count } Tag später
   *[other] { $count } Tage später
  }
minutes-earlier = { $count } Min. früher
hours-earlier = { $count } Std. früher
days-earlier = { $count ->
    [one] { $count } Tag früher
   *[other] { $count } Tage früher
  }
same-time = zeitgleich
gap-minutes = +{ $count } Min.
gap-hours = +{ $count } Std.
gap-days = +{ $count } T.
gap-days-hours = +{ $days } T. { $hours } Std.
# Spans are in the dative: they stand only in “followed”, after “in”.
span-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
  }
span-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
  }
span-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tagen
  }
followed = { $publishers } in { $span }; zuerst: { $first }
followed-at-once = { $publishers } zur selben Zeit; zuerst: { $first }
first = zuerst
this-story = dieser Beitrag
no-time = Zeit unbekannt

## Beitrag
read-at = Bei { $publisher } lesen
watch-at = Bei { $publisher } ansehen
amp-version = AMP-Version
player-at = Player bei { $host }
in-this-collection = In dieser Sammlung
parts-missing = { $count ->
    [one] { $count } Teil ist nicht in diesem Archiv.
   *[other] { $count } Teile sind nicht in diesem Archiv.
  }
stories-in-list = Beiträge dieser Liste
newer = Neuer
older = Älter
back-to-list = Zurück zur Liste
no-such-story = Diesen Beitrag gibt es nicht
no-such-page = Diese Seite gibt es nicht
missing-address = Unter der Adresse { $address } gibt es in diesem Archiv nichts. Vielleicht ist sie falsch geschrieben, oder der Beitrag wurde zurückgezogen.
to-front-page = Zur Titelseite
story-not-arrived = Dieser Beitrag konnte nicht geladen werden

## Angaben zu einem Beitrag
fact-published = Veröffentlicht
fact-updated = Aktualisiert
fact-by = Von
fact-publisher = Medium
fact-type = Art
fact-length = Dauer
fact-level = Niveau
fact-price = Preis
fact-rated = Bewertung
fact-section = Ressort
fact-language = Sprache
fact-heat = Brisanz
fact-quality = Qualität
rated = { $count ->
    [one] { $rating } von 5, { $count } Bewertung
   *[other] { $rating } von 5, { $count } Bewertungen
  }

## Über das Archiv
about = Über das Archiv
about-text = Ein Archiv von Beiträgen, in einfachen Dateien aufbewahrt. Schlagzeilen und Auszüge gehören den jeweiligen Medien; ein Beitrag, der von einer anderen Seite stammt, verweist auf sie. Hier wird niemand gezählt, verfolgt oder bei Dritten abgefragt.
fact-undated = Ohne Datum
fact-related = Weitere Beiträge dazu
fact-export = Export
fact-format = Format
sources = Quellen

## Was aufbewahrt wird
yours-text = Gelesenes, Gemerktes und Stummgeschaltetes bleibt in diesem Browser und wird nirgendwohin gesendet.
searches = Gespeicherte Suchen
searches-text = „Diese Suche speichern“ steht über jeder Liste, die gesucht oder gefiltert wurde.
new-count = { $count ->
    [one] { $count } neuer
   *[other] { $count } neue
  }
remove-search = Entfernen
saved-stories = { $count ->
    [one] { $count } gemerkter Beitrag
   *[other] { $count } gemerkte Beiträge
  }
saved-lost = { $count ->
    [one] { $count } davon ist nicht mehr in diesem Archiv.
   *[other] { $count } davon sind nicht mehr in diesem Archiv.
  }
muted = Stummgeschaltet
mute = Stummschalten
mute-what = Ein Medium, ein Thema oder Wörter stummschalten
muted-text = Listen nennen die Zahl der Beiträge, die sie zurückhalten, und zeigen diese auf Wunsch.
mute-no-more = Nicht mehr stummschalten: { $name }
take-with-you = Zum Mitnehmen
save-as-file = Als Datei speichern
add-from-file = Aus einer Datei hinzufügen
forget-everything = Alles vergessen
forget-sure = Alles Persönliche vergessen, das diese Seite aufbewahrt?
forgotten = Vergessen.
file-added = Hinzugefügt. Was schon da war, ist noch da.
file-unreadable = Die Datei konnte nicht gelesen werden.
file-saved = Bei den Downloads gespeichert.
file-not-saved = Dieser Browser lässt Seiten keine Dateien speichern.
storage-blocked = Dieser Browser bewahrt für diese Seite nichts auf (der Speicher ist gesperrt oder voll): Alles hier bleibt nur, bis die Seite geschlossen wird.

## Tasten
key-next = Nächster Beitrag
key-previous = Voriger Beitrag
key-open = Beitrag öffnen
key-coverage = Berichterstattung zeigen oder verbergen
key-save = Beitrag merken
key-list = Diese Liste zeigen
key-close = Diese Liste schließen
close = Schließen
single-keys = Kürzel aus einer einzelnen Taste

## Wenn etwas misslingt
connection-away = Die Verbindung ist unterbrochen.
try-again = Erneut versuchen
page-older = Diese Seite ist älter als das Archiv.
reload = Neu laden
no-story-there = Diesen Beitrag gibt es nicht.
part-unreadable = Ein Teil des Archivs konnte nicht gelesen werden.
rest-works = { $error } Alles andere auf der Seite funktioniert weiterhin.
not-opened = Das Archiv konnte nicht geöffnet werden
newer-edition = Eine neuere Ausgabe ist erschienen.
former-edition = Zu sehen ist noch die vorige.
load-it = Laden

## Bevor die Seite läuft
patience = Das Archiv wird geladen. Bleibt diese Meldung stehen, ist die Verbindung langsam, oder dieser Browser kann WebAssembly nicht ausführen: Dann hilft es, die Seite neu zu laden oder einen neueren Browser zu verwenden.
no-script = Dieses Archiv braucht JavaScript und WebAssembly. Bitte beides für diese Seite erlauben und sie neu laden.
needs-script = Suche, Filter und ältere Beiträge brauchen JavaScript und WebAssembly.

## Away from the network
offline-heading = Ohne Netz
bytes-here = { $size } sind hier
download-progress = Download des Archivs
work-offline = Offline lesen
keep-archive = Das ganze Archiv behalten
stop = Anhalten
go-on = Fortsetzen
forget-archive = Vergessen
forget-and-stop = Alles vergessen und nicht mehr offline lesen
nothing-kept = Auf diesem Gerät wird nichts behalten.
reading-kept = Was hier gelesen wird, lässt sich ohne Verbindung wieder lesen. Das ganze Archiv umfasst { $size } in { $files }.
archive-under-way = Das ganze Archiv ist unterwegs: { $size } in { $files }.
archive-part = { $here } sind hier, von { $size } in { $files }.
archive-whole = Das ganze Archiv ist auf diesem Gerät: { $size } in { $files }.
files = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
  }
kilobytes = { $count } kB
megabytes = { $count } MB
no-room = Es ist kein Platz mehr.
file-missing = { $file } ist nicht angekommen.
you-are-offline = Keine Verbindung. Was schon gelesen wurde, ist hier.

## Taking a view away
take-away = Diese Auswahl mitnehmen
copy-citation = Quellenangabe kopieren
not-known-yet = Noch sind nicht alle Nachrichten bekannt: gleich noch einmal versuchen.
gathering = Nachrichten werden gesammelt: { $done } von { $total }
nothing-saved = Einige Nachrichten waren nicht zu bekommen, und nichts wurde gespeichert: noch einmal versuchen.
citation-copied = Die Quellenangabe ist in der Zwischenablage.
saved-as = { $count ->
    [one] { $count } Nachricht gespeichert als { $file }
   *[other] { $count } Nachrichten gespeichert als { $file }
  }
first-saved-as = { $count ->
    [one] Die erste ({ $count }) von { $total } Nachrichten gespeichert als { $file }
   *[other] Die ersten { $count } von { $total } Nachrichten gespeichert als { $file }
  }
