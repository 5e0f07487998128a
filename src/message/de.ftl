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
my-library = Meine Bibliothek
keyboard-shortcuts = Tastenkürzel
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
no-match-showing = Keine Beiträge zu „{ $typed }“. Gezeigt werden Treffer für „{ $shown }“.
no-match = Keine Beiträge zu „{ $typed }“.
ignored-filters = Nicht berücksichtigt: { $parts }.

## Auswahl über der Liste
of-stories = … von { $count }
remove = Entfernen: { $name }
chosen-filters = Gewählte Filter
clear-all = Alle entfernen
any-of-name = eines davon: { $name }
not-name = ohne { $name }
publishers-or-more = ab { $count } Medien
save-search = Suche speichern
search-saved = Suche gespeichert
nothing-matches = Kein Beitrag passt zu allen Filtern.
without-name = Ohne { $name }: { $stories }
muted-count = { $count ->
    [one] { $count } Beitrag stummgeschaltet.
   *[other] { $count } Beiträge stummgeschaltet.
  }
muted-shown = Stummgeschaltete Beiträge werden gezeigt.
hide-muted = Ausblenden
show-muted = Anzeigen

## Liste
stories-heading = Beiträge
density = Darstellung
density-front = Titelseite
density-list = Liste
density-headlines = Schlagzeilen
order = Sortieren nach
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
topic-more = Alle, eines oder keines verlangen
topic-state = { $topic }: { $now }. Ändern in: { $next }
choice-none = nicht ausgewählt
choice-all = alle
choice-any = eines von
choice-not = keines von
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
no-coverage = Kein anderes Medium hat darüber berichtet, und in diesem Archiv gibt es keine verwandten Beiträge.
related-in-archive = Verwandte Beiträge in diesem Archiv
coverage-order = Sortierung der Berichterstattung
by-time = Nach Zeit
by-quality = Nach Qualität
amp = AMP
amp-of = AMP-Version von „{ $title }“
reason-declared = Als Berichterstattung angegeben
reason-similar = Ähnlicher Titel { $whole },{ $hundredths }
reason-topics = Beide zu { $topics }
reason-words = Beide Schlagzeilen enthalten { $words }
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
story-not-found = Beitrag nicht gefunden
page-not-found = Seite nicht gefunden
missing-address = In diesem Archiv gibt es keine Seite mit der Adresse { $address }. Vielleicht ist sie falsch geschrieben, oder der Beitrag wurde zurückgezogen.
to-front-page = Zur Titelseite
story-not-loaded = Dieser Beitrag konnte nicht geladen werden

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
why-here = Warum steht das hier?
fact-heat = Brisanz
fact-quality = Qualität
rated = { $count ->
    [one] { $rating } von 5, { $count } Bewertung
   *[other] { $rating } von 5, { $count } Bewertungen
  }

## Über das Archiv
about = Über das Archiv
about-text = Dieses Archiv besteht aus statischen Dateien. Schlagzeilen und Auszüge gehören den jeweiligen Medien; ein Beitrag von einer anderen Website verweist auf sie. Diese Seite zählt und verfolgt niemanden und gibt nichts an Dritte weiter.
fact-undated = Ohne Datum
fact-related = Verwandte Beiträge
fact-export = Export
fact-format = Format
sources = Quellen

## Was aufbewahrt wird
library-text = Gelesenes, Gespeichertes und Stummgeschaltetes bleibt in diesem Browser und wird nirgendwohin gesendet.
saved-searches = Gespeicherte Suchen
saved-searches-text = Nach einer Suche oder Filterung steht „Suche speichern“ über der Liste.
new-count = { $count ->
    [one] { $count } neuer
   *[other] { $count } neue
  }
remove-search = Entfernen
saved-stories-text = Mit „Merken“ an einem Beitrag kommt er hierher.
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
muted-text = Listen nennen die Zahl der stummgeschalteten Beiträge und können diese auch anzeigen.
unmute = Nicht mehr stummschalten: { $name }
move-library = Bibliothek übertragen
export-to-file = In eine Datei exportieren
import-from-file = Aus einer Datei importieren
delete-everything = Alles löschen
delete-confirmation = Alles löschen, was diese Seite gespeichert hat?
deleted = Alles wurde gelöscht.
file-imported = Importiert. Was schon da war, ist noch da.
file-unreadable = Diese Datei konnte nicht gelesen werden. Bitte eine Datei wählen, die hier exportiert wurde.
file-saved = Bei den Downloads gespeichert.
library-kept = Manche Browser löschen, was eine Seite gespeichert hat, wenn sie sieben Tage lang nicht geöffnet wird. In eine Datei exportiert, bleibt die Bibliothek erhalten.
file-not-saved = Dieser Browser lässt Seiten keine Dateien speichern.
storage-blocked = Dieser Browser speichert für diese Seite nichts, weil der Speicher gesperrt oder voll ist. Änderungen bleiben nur, bis die Seite geschlossen wird.

## Tasten
key-next = Nächster Beitrag
key-previous = Voriger Beitrag
key-open = Beitrag öffnen
key-coverage = Berichterstattung zeigen oder verbergen
key-save = Beitrag merken
key-shortcuts = Tastenkürzel anzeigen
key-close = Diese Liste schließen
close = Schließen
single-keys = Kürzel aus einer einzelnen Taste

## Wenn etwas misslingt
connection-failed = Die Verbindung ist fehlgeschlagen.
try-again = Erneut versuchen
page-older = Diese Seite ist älter als das Archiv.
reload = Neu laden
no-such-story = Diesen Beitrag gibt es im Archiv nicht.
takes-long = Das dauert lange. Vielleicht ist die Verbindung langsam.
part-unreadable = Ein Teil des Archivs konnte nicht gelesen werden.
rest-works = { $error } Der Rest der Seite funktioniert weiterhin.
not-opened = Das Archiv konnte nicht geöffnet werden
newer-version = Von diesem Archiv gibt es eine neuere Fassung.
older-version-shown = Angezeigt wird die vorige Fassung.
load-newer-version = Neue Fassung laden
file-altered = { $file } ist nicht so angekommen, wie es veröffentlicht wurde. Was Sie sehen, kann falsch sein.
file-repaired = Die Datei wurde noch einmal geladen. Laden Sie die Seite neu, um das Veröffentlichte zu sehen.
file-still-altered = Sie kam wieder verändert an. Etwas zwischen Ihnen und diesem Archiv verändert seine Dateien.

## Bevor die Seite läuft
loading-archive = Das Archiv wird geladen. Bleibt diese Meldung stehen, ist die Verbindung langsam, oder der Browser unterstützt kein WebAssembly. Bitte die Seite neu laden oder einen neueren Browser verwenden.
start-failed = Suche, Filter und andere Teile dieser Seite konnten nicht gestartet werden. Bitte die Seite neu laden. Hilft das nicht, später noch einmal versuchen.
page-failed = Diese Seite ist wegen eines Fehlers stehen geblieben. Nach dem Neuladen geht es weiter; Gespeichertes bleibt erhalten.
needs-webassembly = WebAssembly ist in diesem Browser ausgeschaltet, doch Suche, Filter und Bibliothek brauchen es. Bitte für diese Website erlauben (in Safari siehe Blockierungsmodus, im Tor Browser die Sicherheitsstufe) und die Seite neu laden.
no-script = Dieses Archiv braucht JavaScript. Bitte für diese Seite erlauben und sie neu laden.
needs-script = Suche, Filter und ältere Beiträge brauchen JavaScript.

## Away from the network
offline-heading = Offline lesen
saved-size = { $size } gespeichert
download-progress = Download des Archivs
enable-offline = Offline-Lesen einschalten
save-for-offline = Alle Beiträge offline speichern
pause-download = Anhalten
resume-download = Fortsetzen
delete-download = Download löschen
disable-offline = Alles löschen und Offline-Lesen ausschalten
nothing-saved-offline = Auf diesem Gerät ist nichts gespeichert.
reading-saved = Geöffnete Beiträge werden zum Offline-Lesen gespeichert. Das ganze Archiv umfasst { $size } in { $files }.
archive-downloading = Das ganze Archiv wird heruntergeladen: { $size } in { $files }.
archive-partly-saved = { $here } von { $size } in { $files } sind gespeichert.
archive-saved = Das ganze Archiv ist auf diesem Gerät gespeichert: { $size } in { $files }.
files = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
  }
kilobytes = { $count } kB
megabytes = { $count } MB
storage-full = Auf diesem Gerät ist kein Speicherplatz mehr frei.
file-not-loaded = { $file } konnte nicht geladen werden.
you-are-offline = Keine Verbindung. Früher geöffnete Beiträge sind weiterhin da.

## Taking a view away
export-view = Diese Ansicht exportieren
copy-code = Kopieren
code-copied = Kopiert
copy-citation = Quellenangabe kopieren
list-loading = Die Liste wird noch geladen. Bitte gleich noch einmal versuchen.
collecting-stories = Beiträge werden gesammelt: { $done } von { $total }
export-failed = Einige Beiträge konnten nicht geladen werden, daher wurde nichts gespeichert. Bitte noch einmal versuchen.
citation-copied = Die Quellenangabe wurde in die Zwischenablage kopiert.
saved-as = { $count ->
    [one] { $count } Nachricht gespeichert als { $file }
   *[other] { $count } Nachrichten gespeichert als { $file }
  }
first-saved-as = { $count ->
    [one] Die erste ({ $count }) von { $total } Nachrichten gespeichert als { $file }
   *[other] Die ersten { $count } von { $total } Nachrichten gespeichert als { $file }
  }
