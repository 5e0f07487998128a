### Español

## Idioma
language-name = Español
language-direction = ltr

## Uniones
list-comma = {", "}
quoted = «{ $text }»
from-to = { $from } – { $to }

## Cabecera de cada página
skip = Saltar a las noticias
latest-story = Última noticia: { $day }
stories = { $count ->
    [one] { $count } noticia
    [many] { $count } de noticias
   *[other] { $count } noticias
  }
publishers-count = { $count ->
    [one] { $count } medio
    [many] { $count } de medios
   *[other] { $count } medios
  }
new-since = { $count ->
    [one] { $count } nueva (visita anterior: { $when })
    [many] { $count } nuevas (visita anterior: { $when })
   *[other] { $count } nuevas (visita anterior: { $when })
  }
my-library = Mi biblioteca
keyboard-shortcuts = Atajos de teclado
about-archive = Acerca de este archivo
menu = Menú
language = Idioma

## Búsqueda
search = Buscar
search-stories = { $count ->
    [one] Buscar en { $count } noticia
    [many] Buscar en { $count } de noticias
   *[other] Buscar en { $count } noticias
  }
how-to-search = Cómo buscar
exact-phrase = frase exacta
without = sin
no-match-showing = Ninguna noticia coincide con «{ $typed }». Se muestran resultados de «{ $shown }».
no-match = Ninguna noticia coincide con «{ $typed }».
ignored-filters = Sin tener en cuenta: { $parts }.

## Selección sobre la lista
of-stories = … de { $count }
remove = Quitar: { $name }
chosen-filters = Filtros elegidos
clear-all = Quitar todos
any-of-name = alguno de estos: { $name }
not-name = sin { $name }
publishers-or-more = { $count }+ medios
save-search = Guardar búsqueda
search-saved = Búsqueda guardada
nothing-matches = Ninguna noticia cumple todos los filtros.
without-name = Sin { $name }: { $stories }
muted-count = { $count ->
    [one] { $count } noticia silenciada.
    [many] { $count } de noticias silenciadas.
   *[other] { $count } noticias silenciadas.
  }
muted-shown = Se muestran las noticias silenciadas.
hide-muted = Ocultar
show-muted = Mostrar

## Lista
stories-heading = Noticias
density = Presentación
density-front = Portada
density-list = Lista
density-headlines = Titulares
order = Ordenar por
order-newest = Más recientes
order-hottest = Mayor interés
order-quality = Mejores fuentes
order-covered = Mayor cobertura
order-relevance = Más pertinentes
all-stories = { $count ->
    [one] { $count } noticia en total
    [many] { $count } de noticias en total
   *[other] { $count } noticias en total
  }
loading = Cargando

## Filtros
filters = Filtros
filters-count = Filtros ({ $count })
show-stories = { $count ->
    [one] Ver { $count } noticia
    [many] Ver { $count } de noticias
   *[other] Ver { $count } noticias
  }
topics = Temas
time = Fechas
publishers = Medios
types = Tipos
coverage = Cobertura
find = Buscar
find-topics = Buscar entre los temas
find-publishers = Buscar entre los medios
find-types = Buscar entre los tipos
topic-more = Exigir todos, alguno o ninguno
topic-state = { $topic }: { $now }. Cambiar a: { $next }
choice-none = sin seleccionar
choice-all = todos
choice-any = alguno
choice-not = ninguno
show-fewer = Mostrar menos
show-all = Mostrar todo ({ $count })
unread = Sin leer
saved = Guardado
or-more-publishers = { $count } medios o más
from = Desde
to = Hasta
stories-a-day = Noticias por día
stories-a-week = Noticias por semana
stories-a-month = Noticias por mes
stories-a-year = Noticias por año
as-a-table = Como tabla
stories-over-time = Noticias a lo largo del tiempo

## Noticia en una lista
related-stories = Noticias relacionadas
covered-by = { $count ->
    [one] Cobertura de { $count } medio
    [many] Cobertura de { $count } de medios
   *[other] Cobertura de { $count } medios
  }
save = Guardar
save-story = Guardar: { $title }
kind-article = Artículo
kind-video = Vídeo
kind-course = Curso
kind-collection = Colección
kind-download = Descarga
seconds = { $count } s
minutes = { $count } min
hours = { $count } h
hours-minutes = { $hours } h { $minutes } min

## En torno a una noticia
no-coverage = Ningún otro medio ha informado de esto y en este archivo no hay noticias relacionadas.
related-in-archive = Noticias relacionadas en este archivo
coverage-order = Orden de la cobertura
by-time = Por tiempo
by-quality = Por calidad
amp = AMP
amp-of = Versión AMP de «{ $title }»
reason-declared = Indicada como cobertura
reason-similar = Título similar { $whole },{ $hundredths }
reason-topics = Ambas sobre { $topics }
reason-words = Ambos titulares contienen { $words }
reason-comma = {"; "}
at-the-same-time = al mismo tiempo
minutes-later = { $count } min después
hours-later = { $count } h después
days-later = { $count ->
    [one] { $count } día después
    [many] { $count } de días después
   *[other] { $count } días después
  }
minutes-earlier = { $count } min antes
hours-earlier = { $count } h antes
days-earlier = { $count ->
    [one] { $count } día antes
    [many] { $count } de días antes
   *[other] { $count } días antes
  }
same-time = a la vez
gap-minutes = +{ $count } min
gap-hours = +{ $count } h
gap-days = +{ $count } d
gap-days-hours = +{ $days } d { $hours } h
span-minutes = { $count ->
    [one] { $count } minuto
    [many] { $count } de minutos
   *[other] { $count } minutos
  }
span-hours = { $count ->
    [one] { $count } hora
    [many] { $count } de horas
   *[other] { $count } horas
  }
span-days = { $count ->
    [one] { $count } día
    [many] { $count } de días
   *[other] { $count } días
  }
followed = { $publishers } en { $span }; primero: { $first }
followed-at-once = { $publishers } al mismo tiempo; primero: { $first }
first = primera
this-story = esta noticia
no-time = Hora desconocida

## Noticia
read-at = Leer en { $publisher }
watch-at = Ver en { $publisher }
amp-version = Versión AMP
player-at = Reproductor en { $host }
in-this-collection = En esta colección
parts-missing = { $count ->
    [one] { $count } parte no está en este archivo.
    [many] { $count } de partes no están en este archivo.
   *[other] { $count } partes no están en este archivo.
  }
stories-in-list = Noticias de esta lista
newer = Más reciente
older = Más antigua
back-to-list = Volver a la lista
story-not-found = Noticia no encontrada
page-not-found = Página no encontrada
missing-address = Este archivo no tiene ninguna página con la dirección { $address }. Puede que esté mal escrita o que la noticia se haya retirado.
to-front-page = Ir a la portada
story-not-loaded = No se ha podido cargar esta noticia

## Datos de una noticia
fact-published = Publicación
fact-updated = Actualización
fact-by = Por
fact-publisher = Medio
fact-type = Tipo
fact-length = Duración
fact-level = Nivel
fact-price = Precio
fact-rated = Valoración
fact-section = Sección
fact-language = Idioma
why-here = ¿Por qué aparece aquí?
fact-heat = Interés
fact-quality = Calidad
rated = { $count ->
    [one] { $rating } de 5, { $count } valoración
    [many] { $rating } de 5, { $count } de valoraciones
   *[other] { $rating } de 5, { $count } valoraciones
  }

## Acerca del archivo
about = Acerca del archivo
about-text = Este archivo se compone de ficheros estáticos. Los titulares y los extractos pertenecen a sus medios; la noticia que procede de otro sitio enlaza con él. Esta página no cuenta ni rastrea a nadie, ni comunica nada a terceros.
fact-undated = Sin fecha
fact-related = Noticias relacionadas
fact-export = Exportación
fact-format = Formato
sources = Fuentes

## Lo que se conserva
library-text = Lo leído, lo guardado y lo silenciado se conserva en este navegador y no se envía a ninguna parte.
saved-searches = Búsquedas guardadas
saved-searches-text = Tras buscar o filtrar, «Guardar búsqueda» aparece sobre la lista.
new-count = { $count ->
    [one] { $count } nueva
    [many] { $count } nuevas
   *[other] { $count } nuevas
  }
remove-search = Quitar
saved-stories-text = «Guardar», junto a una noticia, la añade aquí.
saved-stories = { $count ->
    [one] { $count } noticia guardada
    [many] { $count } de noticias guardadas
   *[other] { $count } noticias guardadas
  }
saved-lost = { $count ->
    [one] { $count } de ellas ya no está en este archivo.
    [many] { $count } de ellas ya no están en este archivo.
   *[other] { $count } de ellas ya no están en este archivo.
  }
muted = Silenciado
mute = Silenciar
mute-what = Silenciar un medio, un tema o palabras
muted-text = Las listas indican cuántas noticias están silenciadas y también pueden mostrarlas.
unmute = Dejar de silenciar: { $name }
move-library = Trasladar la biblioteca
export-to-file = Exportar a un fichero
import-from-file = Importar desde un fichero
delete-everything = Borrar todo
delete-confirmation = ¿Borrar todo lo que ha guardado esta página?
deleted = Todo se ha borrado.
file-imported = Importado. Lo que ya había sigue aquí.
file-unreadable = No se ha podido leer el fichero. Hay que elegir uno exportado desde aquí.
file-saved = Guardado en las descargas.
library-kept = Algunos navegadores borran lo que ha guardado una página si no se abre en siete días. Para conservar la biblioteca, conviene exportarla a un fichero.
file-not-saved = Este navegador no permite que una página guarde ficheros.
storage-blocked = Este navegador no guarda nada de esta página porque el almacenamiento está bloqueado o lleno. Los cambios duran hasta que se cierre la página.

## Atajos
key-next = Noticia siguiente
key-previous = Noticia anterior
key-open = Abrir la noticia
key-coverage = Mostrar u ocultar su cobertura
key-save = Guardar la noticia
key-shortcuts = Mostrar los atajos de teclado
key-close = Cerrar esta lista
close = Cerrar
single-keys = Atajos de una sola tecla

## Cuando algo falla
connection-failed = Ha fallado la conexión.
try-again = Reintentar
page-older = Esta página es más antigua que el archivo.
reload = Recargar
no-such-story = Esta noticia no está en el archivo.
takes-long = Está tardando mucho. Puede que la conexión sea lenta.
part-unreadable = No se ha podido leer una parte del archivo.
rest-works = { $error } El resto de la página sigue funcionando.
not-opened = No se ha podido abrir el archivo
newer-version = Hay una versión más reciente de este archivo.
older-version-shown = Se muestra la versión anterior.
load-newer-version = Cargar la nueva versión
file-altered = { $file } no ha llegado como se publicó, así que lo que ve puede ser incorrecto.
file-repaired = Se ha cargado de nuevo. Recargue la página para ver lo que se publicó.
file-still-altered = Ha vuelto a llegar cambiado. Algo entre usted y este archivo cambia sus ficheros.

## Antes de que la página funcione
loading-archive = El archivo se está cargando. Si este mensaje no desaparece, la conexión es lenta o el navegador no admite WebAssembly. Hay que recargar la página o probar con un navegador más reciente.
start-failed = No se han podido iniciar la búsqueda, los filtros y otras partes de esta página. Hay que recargarla; si no basta, conviene intentarlo más tarde.
page-failed = Esta página se ha detenido por un fallo. Al recargarla se puede seguir; lo guardado se conserva.
needs-webassembly = WebAssembly está desactivado en este navegador, y la búsqueda, los filtros y la biblioteca lo necesitan. Hay que permitirlo en este sitio (en Safari, véase el modo de aislamiento; en Tor Browser, el nivel de seguridad) y recargar la página.
no-script = Este archivo necesita JavaScript. Hay que permitirlo en esta página y recargarla.
needs-script = La búsqueda, los filtros y las noticias anteriores necesitan JavaScript.

## Away from the network
offline-heading = Lectura sin conexión
saved-size = { $size } guardados
download-progress = Descarga del archivo
enable-offline = Activar la lectura sin conexión
save-for-offline = Guardar todas las noticias sin conexión
pause-download = Pausar
resume-download = Reanudar
delete-download = Borrar la descarga
disable-offline = Borrar todo y desactivar la lectura sin conexión
nothing-saved-offline = En este dispositivo no hay nada guardado.
reading-saved = Las noticias que se abren quedan guardadas para leerlas sin conexión. Todo el archivo ocupa { $size } en { $files }.
archive-downloading = Descargando todo el archivo: { $size } en { $files }.
archive-partly-saved = Guardados { $here } de { $size } en { $files }.
archive-saved = Todo el archivo está guardado en este dispositivo: { $size } en { $files }.
files = { $count ->
    [one] { $count } fichero
    [many] { $count } de ficheros
   *[other] { $count } ficheros
  }
kilobytes = { $count } kB
megabytes = { $count } MB
storage-full = No queda espacio en este dispositivo.
file-not-loaded = No se ha podido descargar { $file }.
you-are-offline = Sin conexión. Las noticias abiertas antes siguen aquí.

## Taking a view away
export-view = Exportar esta vista
copy-code = Copiar
code-copied = Copiado
copy-citation = Copiar una cita
list-loading = La lista aún se está cargando. Hay que probar de nuevo en un momento.
collecting-stories = Reuniendo noticias: { $done } de { $total }
export-failed = Algunas noticias no se han podido cargar y no se ha guardado nada. Hay que probar de nuevo.
citation-copied = La cita se ha copiado al portapapeles.
saved-as = { $count ->
    [one] { $count } noticia guardada como { $file }
    [many] { $count } de noticias guardadas como { $file }
   *[other] { $count } noticias guardadas como { $file }
  }
first-saved-as = { $count ->
    [one] La primera ({ $count }) de { $total } noticias guardada como { $file }
    [many] Las primeras { $count } de { $total } noticias guardadas como { $file }
   *[other] Las primeras { $count } de { $total } noticias guardadas como { $file }
  }
