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
yours = Mi espacio
keys = Atajos
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
no-match-showing = Ninguna noticia con «{ $typed }»; se muestra «{ $shown }».
no-match = Ninguna noticia con «{ $typed }».
left-out = Omitido: { $parts }.

## Selección sobre la lista
of-stories = … de { $count }
remove = Quitar: { $name }
chosen-filters = Filtros elegidos
clear-all = Quitar todos
any-of-name = alguno de estos: { $name }
not-name = sin { $name }
publishers-or-more = { $count }+ medios
keep-search = Guardar esta búsqueda
search-kept = Búsqueda guardada
nothing-matches = Ninguna noticia cumple todo esto.
without-name = Sin { $name }: { $stories }
muted-count = { $count ->
    [one] { $count } noticia silenciada.
    [many] { $count } de noticias silenciadas.
   *[other] { $count } noticias silenciadas.
  }
muted-shown = Se muestran las noticias silenciadas.
hide-them = Ocultarlas
show-them = Mostrarlas

## Lista
stories-heading = Noticias
density = Presentación
density-front = Portada
density-list = Lista
density-headlines = Titulares
order = Orden
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
topic-more = Todos, alguno o ninguno de estos
topic-state = { $topic }: { $now }. Cambiar a: { $next }
choice-none = sin elegir
choice-all = todos estos
choice-any = alguno de estos
choice-not = ninguno de estos
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
nobody-else = Ningún otro medio ha informado de esto y ninguna otra noticia de este archivo se le parece.
also-here = También en este archivo
coverage-order = Orden de la cobertura
by-time = Por tiempo
by-quality = Por calidad
amp = AMP
amp-of = Versión AMP de «{ $title }»
why-declared = Citada en la cobertura
why-similar = Título similar { $whole },{ $hundredths }
why-topics = Ambas sobre { $topics }
why-words = Ambos titulares contienen { $words }
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
no-such-story = Esta noticia no existe
no-such-page = Esta página no existe
missing-address = En este archivo no hay nada en la dirección { $address }. Puede que esté mal escrita o que la noticia se haya retirado.
to-front-page = Ir a la portada
story-not-arrived = No se ha podido cargar esta noticia

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
fact-heat = Interés
fact-quality = Calidad
rated = { $count ->
    [one] { $rating } de 5, { $count } valoración
    [many] { $rating } de 5, { $count } de valoraciones
   *[other] { $rating } de 5, { $count } valoraciones
  }

## Acerca del archivo
about = Acerca del archivo
about-text = Un archivo de noticias, conservado en ficheros sencillos. Los titulares y los extractos pertenecen a sus medios; la noticia que procede de otra página enlaza con ella. Aquí no se cuenta ni se sigue a nadie, ni se piden a terceros datos de nadie.
fact-undated = Sin fecha
fact-related = Noticias en torno a ellas
fact-export = Exportación
fact-format = Formato
sources = Fuentes

## Lo que se conserva
yours-text = Lo leído, lo guardado y lo silenciado se conserva en este navegador y no se envía a ninguna parte.
searches = Búsquedas
searches-text = «Guardar esta búsqueda» aparece sobre cada lista obtenida con una búsqueda o con filtros.
new-count = { $count ->
    [one] { $count } nueva
    [many] { $count } nuevas
   *[other] { $count } nuevas
  }
remove-search = Quitar
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
muted-text = Las listas indican cuántas noticias ocultan y las muestran si se pide.
mute-no-more = Dejar de silenciar: { $name }
take-with-you = Para llevar
save-as-file = Guardar en un fichero
add-from-file = Añadir desde un fichero
forget-everything = Olvidar todo
forget-sure = ¿Olvidar todo lo personal que guarda esta página?
forgotten = Olvidado.
file-added = Añadido. Lo que ya había sigue aquí.
file-unreadable = No se ha podido leer el fichero.
file-saved = Guardado entre las descargas.
file-not-saved = Este navegador no permite que una página guarde ficheros.
storage-blocked = Este navegador no conserva nada de esta página (el almacenamiento está bloqueado o lleno): lo que se haga aquí solo durará hasta que se cierre.

## Atajos
key-next = Noticia siguiente
key-previous = Noticia anterior
key-open = Abrir la noticia
key-coverage = Mostrar u ocultar su cobertura
key-save = Guardar la noticia
key-list = Mostrar esta lista
key-close = Cerrar esta lista
close = Cerrar
single-keys = Atajos de una sola tecla

## Cuando algo falla
connection-away = Se ha perdido la conexión.
try-again = Reintentar
page-older = Esta página es más antigua que el archivo.
reload = Recargar
no-story-there = Esta noticia no existe.
part-unreadable = No se ha podido leer una parte del archivo.
rest-works = { $error } Todo lo demás en la página sigue funcionando.
not-opened = No se ha podido abrir el archivo
newer-edition = Ha salido una edición más reciente.
former-edition = La que se ve es la anterior.
load-it = Cargarla

## Antes de que la página funcione
patience = El archivo se está cargando. Si este mensaje no desaparece, la conexión es lenta o este navegador no puede ejecutar WebAssembly: conviene recargar la página o probar con un navegador más reciente.
no-script = Este archivo se lee con JavaScript y WebAssembly. Es necesario permitirlos en esta página y recargarla.
needs-script = La búsqueda, los filtros y las noticias anteriores necesitan JavaScript y WebAssembly.

## Away from the network
offline-heading = Sin conexión
bytes-here = { $size } ya están aquí
download-progress = Descarga del archivo
work-offline = Leer sin conexión
keep-archive = Guardar todo el archivo
stop = Detener
go-on = Continuar
forget-archive = Olvidarlo
forget-and-stop = Olvidar todo y no leer más sin conexión
nothing-kept = En este dispositivo no se guarda nada.
reading-kept = Lo leído aquí puede volver a leerse sin conexión. Todo el archivo ocupa { $size } en { $files }.
archive-under-way = Todo el archivo está en camino: { $size } en { $files }.
archive-part = { $here } ya están aquí, de { $size } en { $files }.
archive-whole = Todo el archivo está guardado en este dispositivo: { $size } en { $files }.
files = { $count ->
    [one] { $count } fichero
    [many] { $count } de ficheros
   *[other] { $count } ficheros
  }
kilobytes = { $count } kB
megabytes = { $count } MB
no-room = No queda espacio.
file-missing = { $file } no ha llegado.
you-are-offline = Sin conexión. Lo leído antes está aquí.

## Taking a view away
take-away = Llevarse esta selección
copy-citation = Copiar una cita
not-known-yet = Aún no se conocen todas las noticias: hay que probar de nuevo en un momento.
gathering = Reuniendo noticias: { $done } de { $total }
nothing-saved = Algunas noticias no pudieron obtenerse y no se guardó nada: hay que probar de nuevo.
citation-copied = La cita está en el portapapeles.
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
