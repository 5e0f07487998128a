### Français

## Langue
language-name = Français
language-direction = ltr

## Liaisons
list-comma = {", "}
quoted = « { $text } »
from-to = { $from } – { $to }

## En-tête de chaque page
skip = Aller aux articles
latest-story = Dernier article : { $day }
stories = { $count ->
    [one] { $count } article
    [many] { $count } d’articles
   *[other] { $count } articles
  }
publishers-count = { $count ->
    [one] { $count } média
    [many] { $count } de médias
   *[other] { $count } médias
  }
new-since = { $count ->
    [one] { $count } nouveau (dernière visite : { $when })
    [many] { $count } de nouveaux (dernière visite : { $when })
   *[other] { $count } nouveaux (dernière visite : { $when })
  }
my-library = Ma bibliothèque
keyboard-shortcuts = Raccourcis clavier
about-archive = À propos de ces archives
menu = Menu
language = Langue

## Recherche
search = Chercher
search-stories = { $count ->
    [one] Chercher dans { $count } article
    [many] Chercher dans { $count } d’articles
   *[other] Chercher dans { $count } articles
  }
how-to-search = Aide
exact-phrase = expression exacte
without = sans
no-match-showing = Aucun article ne correspond à « { $typed } ». Voici les résultats pour « { $shown } ».
no-match = Aucun article ne correspond à « { $typed } ».
ignored-filters = Non pris en compte : { $parts }.

## Sélection au-dessus de la liste
of-stories = … sur { $count }
remove = Retirer : { $name }
chosen-filters = Filtres choisis
clear-all = Tout effacer
any-of-name = au moins un : { $name }
not-name = sans { $name }
publishers-or-more = { $count }+ médias
save-search = Enregistrer la recherche
search-saved = Recherche enregistrée
nothing-matches = Aucun article ne répond à tous ces filtres.
without-name = Sans { $name } : { $stories }
muted-count = { $count ->
    [one] { $count } article masqué.
    [many] { $count } d’articles masqués.
   *[other] { $count } articles masqués.
  }
muted-shown = Les articles masqués sont affichés.
hide-muted = Cacher
show-muted = Afficher

## Liste
stories-heading = Articles
density = Présentation
density-front = À la une
density-list = Liste
density-headlines = Titres
order = Trier par
order-newest = Plus récents
order-hottest = Plus intéressants
order-quality = Meilleures sources
order-covered = Plus couverts
order-relevance = Plus pertinents
all-stories = { $count ->
    [one] { $count } article au total
    [many] { $count } d’articles au total
   *[other] { $count } articles au total
  }
loading = Chargement

## Filtres
filters = Filtres
filters-count = Filtres ({ $count })
show-stories = { $count ->
    [one] Voir { $count } article
    [many] Voir { $count } d’articles
   *[other] Voir { $count } articles
  }
topics = Sujets
time = Période
publishers = Médias
types = Types
coverage = Couverture
find = Rechercher
find-topics = Chercher dans les sujets
find-publishers = Chercher dans les médias
find-types = Chercher dans les types
topic-more = Exiger tous, au moins un ou aucun
topic-state = { $topic } : { $now }. Passer à : { $next }
choice-none = non sélectionné
choice-all = tous
choice-any = au moins un
choice-not = aucun
show-fewer = Afficher moins
show-all = Tout afficher ({ $count })
unread = Non lu
saved = Enregistré
or-more-publishers = { $count } médias ou plus
from = Du
to = Au
stories-a-day = Articles par jour
stories-a-week = Articles par semaine
stories-a-month = Articles par mois
stories-a-year = Articles par an
as-a-table = En tableau
stories-over-time = Articles au fil du temps

## Article dans une liste
related-stories = Articles liés
covered-by = { $count ->
    [one] Couvert par { $count } média
    [many] Couvert par { $count } de médias
   *[other] Couvert par { $count } médias
  }
save = Enregistrer
save-story = Enregistrer : { $title }
kind-article = Article
kind-video = Vidéo
kind-course = Cours
kind-collection = Collection
kind-download = Téléchargement
seconds = { $count } s
minutes = { $count } min
hours = { $count } h
hours-minutes = { $hours } h { $minutes } min

## Autour d’un article
no-coverage = Aucun autre média n’a couvert cette actualité, et ces archives ne contiennent aucun article lié.
related-in-archive = Articles liés dans ces archives
coverage-order = Ordre de la couverture
by-time = Par date
by-quality = Par qualité
amp = AMP
amp-of = Version AMP de « { $title } »
reason-declared = Indiqué comme couverture
reason-similar = Titre similaire ({ $whole },{ $hundredths })
reason-topics = Sujets communs : { $topics }
reason-words = Les deux titres contiennent { $words }
reason-comma = {" ; "}
at-the-same-time = au même moment
minutes-later = { $count } min plus tard
hours-later = { $count } h plus tard
days-later = { $count ->
    [one] { $count } jour plus tard
    [many] { $count } de jours plus tard
   *[other] { $count } jours plus tard
  }
minutes-earlier = { $count } min plus tôt
hours-earlier = { $count } h plus tôt
days-earlier = { $count ->
    [one] { $count } jour plus tôt
    [many] { $count } de jours plus tôt
   *[other] { $count } jours plus tôt
  }
same-time = même heure
gap-minutes = +{ $count } min
gap-hours = +{ $count } h
gap-days = +{ $count } j
gap-days-hours = +{ $days } j { $hours } h
span-minutes = { $count ->
    [one] { $count } minute
    [many] { $count } de minutes
   *[other] { $count } minutes
  }
span-hours = { $count ->
    [one] { $count } heure
    [many] { $count } d’heures
   *[other] { $count } heures
  }
span-days = { $count ->
    [one] { $count } jour
    [many] { $count } de jours
   *[other] { $count } jours
  }
followed = { $publishers } en { $span } ; premier : { $first }
followed-at-once = { $publishers } au même moment ; premier : { $first }
first = premier
this-story = cet article
no-time = Heure inconnue

## Article
read-at = Lire sur { $publisher }
watch-at = Voir sur { $publisher }
amp-version = Version AMP
player-at = Lecteur sur { $host }
in-this-collection = Dans cette collection
parts-missing = { $count ->
    [one] { $count } partie n’est pas dans ces archives.
    [many] { $count } de parties ne sont pas dans ces archives.
   *[other] { $count } parties ne sont pas dans ces archives.
  }
stories-in-list = Articles de cette liste
newer = Plus récent
older = Plus ancien
back-to-list = Retour à la liste
story-not-found = Article introuvable
page-not-found = Page introuvable
missing-address = Ces archives ne contiennent aucune page à l’adresse { $address }. Elle est peut-être mal saisie, ou l’article a été retiré.
to-front-page = Aller à la une
story-not-loaded = Impossible de charger cet article

## Informations sur un article
fact-published = Publication
fact-updated = Mise à jour
fact-by = Par
fact-publisher = Média
fact-type = Type
fact-length = Durée
fact-level = Niveau
fact-price = Prix
fact-rated = Note
fact-section = Rubrique
fact-language = Langue
why-here = Pourquoi cette place ?
fact-heat = Intérêt
fact-quality = Qualité
rated = { $count ->
    [one] { $rating } sur 5, { $count } évaluation
    [many] { $rating } sur 5, { $count } d’évaluations
   *[other] { $rating } sur 5, { $count } évaluations
  }

## À propos des archives
about = À propos
about-text = Ces archives sont un ensemble de fichiers statiques. Les titres et les extraits appartiennent aux médias qui les ont publiés ; un article provenant d’un autre site comporte un lien vers celui-ci. Cette page ne compte pas vos visites, ne vous piste pas et ne transmet aucune information sur vous.
fact-undated = Sans date
fact-related = Articles liés
fact-export = Export
fact-format = Format
sources = Sources

## Ce que vous conservez
library-text = Tout ce que vous lisez, enregistrez et masquez reste dans ce navigateur et n’est envoyé nulle part.
saved-searches = Recherches enregistrées
saved-searches-text = Faites une recherche ou filtrez une liste, puis choisissez « Enregistrer la recherche » au-dessus.
new-count = { $count ->
    [one] { $count } nouveau
    [many] { $count } de nouveaux
   *[other] { $count } nouveaux
  }
remove-search = Retirer
saved-stories-text = Choisissez « Enregistrer » sur un article pour l’ajouter ici.
saved-stories = { $count ->
    [one] { $count } article enregistré
    [many] { $count } d’articles enregistrés
   *[other] { $count } articles enregistrés
  }
saved-lost = { $count ->
    [one] { $count } d’entre eux n’est plus dans ces archives.
    [many] { $count } d’entre eux ne sont plus dans ces archives.
   *[other] { $count } d’entre eux ne sont plus dans ces archives.
  }
muted = Masqués
mute = Masquer
mute-what = Masquer un média, un sujet ou des mots
muted-text = Les listes indiquent combien d’articles sont masqués et peuvent aussi les afficher.
unmute = Ne plus masquer : { $name }
move-library = Transférer la bibliothèque
export-to-file = Exporter vers un fichier
import-from-file = Importer depuis un fichier
delete-everything = Tout supprimer
delete-confirmation = Supprimer tout ce que cette page a enregistré pour vous ?
deleted = Tout a été supprimé.
file-imported = Importation terminée. Tout ce que vous aviez avant est toujours là.
file-unreadable = Impossible de lire ce fichier. Choisissez un fichier exporté depuis cette page.
file-saved = Enregistré dans vos téléchargements.
library-kept = Certains navigateurs suppriment ce qu’une page a enregistré si vous ne l’ouvrez pas pendant sept jours. Exportez votre bibliothèque vers un fichier pour la conserver.
file-not-saved = Ce navigateur ne permet pas à une page d’enregistrer un fichier.
storage-blocked = Ce navigateur n’enregistre rien pour cette page, car le stockage est bloqué ou plein. Vos modifications seront perdues à la fermeture de la page.

## Touches
key-next = Article suivant
key-previous = Article précédent
key-open = Ouvrir l’article
key-coverage = Afficher ou cacher sa couverture
key-save = Enregistrer l’article
key-shortcuts = Afficher les raccourcis clavier
key-close = Fermer cette liste
close = Fermer
single-keys = Raccourcis à une seule touche

## En cas de problème
connection-failed = La connexion a échoué.
try-again = Réessayer
page-older = Cette page est plus ancienne que les archives.
reload = Actualiser
no-such-story = Cet article n’est pas dans les archives.
takes-long = Le chargement prend du temps. La connexion est peut-être lente.
part-unreadable = Une partie des archives n’a pas pu être lue.
rest-works = { $error } Le reste de la page fonctionne toujours.
not-opened = Impossible d’ouvrir les archives
newer-version = Une version plus récente de ces archives est disponible.
older-version-shown = Vous lisez la version précédente.
load-newer-version = Charger la nouvelle version
file-altered = { $file } n’est pas arrivé tel qu’il a été publié : ce que vous voyez peut être faux.
file-repaired = Le fichier a été chargé de nouveau. Rechargez la page pour voir ce qui a été publié.
file-still-altered = Il est de nouveau arrivé modifié. Quelque chose entre vous et ces archives modifie leurs fichiers.

## Avant le démarrage de la page
loading-archive = Chargement des archives. Si ce message reste affiché, votre connexion est lente ou votre navigateur ne prend pas en charge WebAssembly. Actualisez la page ou essayez un navigateur plus récent.
start-failed = La recherche, les filtres et d’autres parties de cette page n’ont pas pu démarrer. Actualisez la page. Si cela ne suffit pas, réessayez plus tard.
page-failed = Cette page s’est arrêtée à cause d’une erreur. Actualisez-la pour continuer ; ce que vous avez enregistré est toujours là.
needs-webassembly = WebAssembly est désactivé dans ce navigateur, alors que la recherche, les filtres et la bibliothèque en ont besoin. Autorisez-le pour ce site (dans Safari, voir le mode Isolement ; dans le navigateur Tor, le niveau de sécurité), puis actualisez la page.
no-script = Ces archives ont besoin de JavaScript. Autorisez-le pour cette page, puis actualisez-la.
needs-script = La recherche, les filtres et les articles plus anciens ont besoin de JavaScript.

## Hors connexion
offline-heading = Lecture hors connexion
saved-size = { $size } enregistrés
download-progress = Téléchargement des archives
enable-offline = Activer la lecture hors connexion
save-for-offline = Télécharger tous les articles
pause-download = Suspendre
resume-download = Reprendre
delete-download = Supprimer le téléchargement
disable-offline = Tout supprimer et désactiver la lecture hors connexion
nothing-saved-offline = Rien n’est enregistré sur cet appareil.
reading-saved = Les articles que vous ouvrez sont enregistrés pour la lecture hors connexion. L’ensemble des archives occupe { $size } en { $files }.
archive-downloading = Téléchargement de l’ensemble des archives : { $size } en { $files }.
archive-partly-saved = Enregistré : { $here } sur { $size } en { $files }.
archive-saved = L’ensemble des archives est enregistré sur cet appareil : { $size } en { $files }.
files = { $count ->
    [one] { $count } fichier
    [many] { $count } de fichiers
   *[other] { $count } fichiers
  }
kilobytes = { $count } ko
megabytes = { $count } Mo
storage-full = Il n’y a plus d’espace de stockage sur cet appareil.
file-not-loaded = Impossible de télécharger { $file }.
you-are-offline = Vous êtes hors connexion. Les articles que vous avez déjà ouverts sont toujours là.

## Exporter une liste
export-view = Exporter cette liste
copy-code = Copier
code-copied = Copié
copy-citation = Copier la référence
list-loading = La liste est encore en cours de chargement. Réessayez dans un instant.
collecting-stories = Collecte des articles : { $done } sur { $total }
export-failed = Certains articles n’ont pas pu être chargés ; rien n’a donc été enregistré. Réessayez.
citation-copied = La référence a été copiée dans le presse-papiers.
saved-as = { $count ->
    [one] { $count } article enregistré dans { $file }
    [many] { $count } d’articles enregistrés dans { $file }
   *[other] { $count } articles enregistrés dans { $file }
  }
first-saved-as = { $count ->
    [one] Le premier article ({ $count } sur { $total }) enregistré dans { $file }
    [many] Les premiers { $count } d’articles (sur { $total }) enregistrés dans { $file }
   *[other] Les { $count } premiers articles (sur { $total }) enregistrés dans { $file }
  }
