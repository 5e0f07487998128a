### Português

## Idioma
language-name = Português
language-direction = ltr

## Ligações
list-comma = {", "}
quoted = “{ $text }”
from-to = { $from } – { $to }

## Cabeçalho de cada página
skip = Ir para as notícias
latest-story = Última notícia: { $day }
stories = { $count ->
    [one] { $count } notícia
    [many] { $count } de notícias
   *[other] { $count } notícias
  }
publishers-count = { $count ->
    [one] { $count } veículo
    [many] { $count } de veículos
   *[other] { $count } veículos
  }
new-since = { $count ->
    [one] { $count } nova desde { $when }
    [many] { $count } de novas desde { $when }
   *[other] { $count } novas desde { $when }
  }
my-library = Minha biblioteca
keyboard-shortcuts = Atalhos de teclado
about-archive = Sobre este acervo
menu = Menu
language = Idioma

## Busca
search = Buscar
search-stories = { $count ->
    [one] Buscar em { $count } notícia
    [many] Buscar em { $count } de notícias
   *[other] Buscar em { $count } notícias
  }
how-to-search = Como buscar
exact-phrase = frase exata
without = sem
no-match-showing = Nenhuma notícia corresponde a “{ $typed }”. Mostrando resultados para “{ $shown }”.
no-match = Nenhuma notícia corresponde a “{ $typed }”.
ignored-filters = Sem considerar: { $parts }.

## Seleção acima da lista
of-stories = … de { $count }
remove = Remover: { $name }
chosen-filters = Filtros escolhidos
clear-all = Limpar tudo
any-of-name = ao menos um: { $name }
not-name = sem { $name }
publishers-or-more = { $count }+ veículos
save-search = Salvar busca
search-saved = Busca salva
nothing-matches = Nenhuma notícia atende a todos estes filtros.
without-name = Sem { $name }: { $stories }
muted-count = { $count ->
    [one] { $count } notícia silenciada.
    [many] { $count } de notícias silenciadas.
   *[other] { $count } notícias silenciadas.
  }
muted-shown = As notícias silenciadas estão visíveis.
hide-muted = Ocultar
show-muted = Mostrar

## Lista
stories-heading = Notícias
density = Exibição
density-front = Capa
density-list = Lista
density-headlines = Títulos
order = Ordenar por
order-newest = Mais recentes
order-hottest = Maior repercussão
order-quality = Melhores fontes
order-covered = Maior cobertura
order-relevance = Mais relevantes
all-stories = { $count ->
    [one] { $count } notícia no total
    [many] { $count } de notícias no total
   *[other] { $count } notícias no total
  }
loading = Carregando

## Filtros
filters = Filtros
filters-count = Filtros ({ $count })
show-stories = { $count ->
    [one] Ver { $count } notícia
    [many] Ver { $count } de notícias
   *[other] Ver { $count } notícias
  }
topics = Assuntos
time = Período
publishers = Veículos
types = Tipos
coverage = Cobertura
find = Buscar
find-topics = Buscar nos assuntos
find-publishers = Buscar nos veículos
find-types = Buscar nos tipos
topic-more = Exigir todos, ao menos um ou nenhum
topic-state = { $topic }: { $now }. Mudar para: { $next }
choice-none = não selecionado
choice-all = todos
choice-any = ao menos um
choice-not = nenhum
show-fewer = Mostrar menos
show-all = Mostrar tudo ({ $count })
unread = Não lido
saved = Salvo
or-more-publishers = { $count } ou mais veículos
from = De
to = Até
stories-a-day = Notícias por dia
stories-a-week = Notícias por semana
stories-a-month = Notícias por mês
stories-a-year = Notícias por ano
as-a-table = Como tabela
stories-over-time = Notícias ao longo do tempo

## Notícia em uma lista
related-stories = Notícias relacionadas
covered-by = { $count ->
    [one] Cobertura de { $count } veículo
    [many] Cobertura de { $count } de veículos
   *[other] Cobertura de { $count } veículos
  }
save = Salvar
save-story = Salvar: { $title }
kind-article = Artigo
kind-video = Vídeo
kind-course = Curso
kind-collection = Coleção
kind-download = Download
seconds = { $count } s
minutes = { $count } min
hours = { $count } h
hours-minutes = { $hours } h { $minutes } min

## Em torno de uma notícia
no-coverage = Nenhum outro veículo cobriu esta notícia, e este acervo não tem notícias relacionadas.
related-in-archive = Notícias relacionadas neste acervo
coverage-order = Ordem da cobertura
by-time = Por data
by-quality = Por qualidade
amp = AMP
amp-of = Versão AMP de “{ $title }”
reason-declared = Indicada como cobertura
reason-similar = Título semelhante ({ $whole },{ $hundredths })
reason-topics = Assuntos em comum: { $topics }
reason-words = Os dois títulos contêm { $words }
reason-comma = {"; "}
at-the-same-time = ao mesmo tempo
minutes-later = { $count } min depois
hours-later = { $count } h depois
days-later = { $count ->
    [one] { $count } dia depois
    [many] { $count } de dias depois
   *[other] { $count } dias depois
  }
minutes-earlier = { $count } min antes
hours-earlier = { $count } h antes
days-earlier = { $count ->
    [one] { $count } dia antes
    [many] { $count } de dias antes
   *[other] { $count } dias antes
  }
same-time = mesma hora
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
    [one] { $count } dia
    [many] { $count } de dias
   *[other] { $count } dias
  }
followed = { $publishers } em { $span }; primeiro: { $first }
followed-at-once = { $publishers } ao mesmo tempo; primeiro: { $first }
first = primeira
this-story = esta notícia
no-time = Hora desconhecida

## Notícia
read-at = Ler em { $publisher }
watch-at = Ver em { $publisher }
amp-version = Versão AMP
player-at = Player em { $host }
in-this-collection = Nesta coleção
parts-missing = { $count ->
    [one] { $count } parte não está neste acervo.
    [many] { $count } de partes não estão neste acervo.
   *[other] { $count } partes não estão neste acervo.
  }
stories-in-list = Notícias desta lista
newer = Mais recente
older = Mais antiga
back-to-list = Voltar à lista
story-not-found = Notícia não encontrada
page-not-found = Página não encontrada
missing-address = Este acervo não tem nenhuma página com o endereço { $address }. Ele pode ter sido digitado errado, ou a notícia pode ter sido retirada.
to-front-page = Ir para a capa
story-not-loaded = Não foi possível carregar esta notícia

## Dados de uma notícia
fact-published = Publicação
fact-updated = Atualização
fact-by = Por
fact-publisher = Veículo
fact-type = Tipo
fact-length = Duração
fact-level = Nível
fact-price = Preço
fact-rated = Avaliação
fact-section = Seção
fact-language = Idioma
why-here = Por que está aqui?
fact-heat = Repercussão
fact-quality = Qualidade
rated = { $count ->
    [one] { $rating } de 5, { $count } avaliação
    [many] { $rating } de 5, { $count } de avaliações
   *[other] { $rating } de 5, { $count } avaliações
  }

## Sobre o acervo
about = Sobre o acervo
about-text = Este acervo é um conjunto de arquivos estáticos. Os títulos e trechos pertencem aos respectivos veículos; uma notícia de outro site traz um link para ele. Esta página não conta suas visitas, não rastreia você e não informa nada sobre você a ninguém.
fact-undated = Sem data
fact-related = Notícias relacionadas
fact-export = Exportação
fact-format = Formato
sources = Fontes

## O que você guarda
library-text = Tudo o que você lê, salva e silencia fica neste navegador e não é enviado a lugar nenhum.
saved-searches = Buscas salvas
saved-searches-text = Faça uma busca ou filtre uma lista e depois escolha “Salvar busca” acima dela.
new-count = { $count ->
    [one] { $count } nova
    [many] { $count } de novas
   *[other] { $count } novas
  }
remove-search = Remover
saved-stories-text = Escolha “Salvar” em uma notícia para adicioná-la aqui.
saved-stories = { $count ->
    [one] { $count } notícia salva
    [many] { $count } de notícias salvas
   *[other] { $count } notícias salvas
  }
saved-lost = { $count ->
    [one] { $count } delas não está mais neste acervo.
    [many] { $count } delas não estão mais neste acervo.
   *[other] { $count } delas não estão mais neste acervo.
  }
muted = Silenciados
mute = Silenciar
mute-what = Silenciar um veículo, um assunto ou palavras
muted-text = As listas informam quantas notícias estão silenciadas e também podem mostrá-las.
unmute = Deixar de silenciar: { $name }
move-library = Transferir a biblioteca
export-to-file = Exportar para um arquivo
import-from-file = Importar de um arquivo
delete-everything = Apagar tudo
delete-confirmation = Apagar tudo o que esta página salvou para você?
deleted = Tudo foi apagado.
file-imported = Importação concluída. Tudo o que você já tinha continua aqui.
file-unreadable = Não foi possível ler este arquivo. Escolha um arquivo exportado por esta página.
file-saved = Salvo nos seus downloads.
library-kept = Alguns navegadores apagam o que uma página salvou se você não a abrir por sete dias. Para não perder sua biblioteca, exporte-a para um arquivo.
file-not-saved = Este navegador não permite que uma página salve arquivos.
storage-blocked = Este navegador não salva nada para esta página, porque o armazenamento está bloqueado ou cheio. Suas alterações duram até você fechar a página.

## Teclas
key-next = Próxima notícia
key-previous = Notícia anterior
key-open = Abrir a notícia
key-coverage = Mostrar ou ocultar a cobertura
key-save = Salvar a notícia
key-shortcuts = Mostrar os atalhos de teclado
key-close = Fechar esta lista
close = Fechar
single-keys = Atalhos de uma só tecla

## Quando algo falha
connection-failed = A conexão falhou.
try-again = Tentar de novo
page-older = Esta página é mais antiga que o acervo.
reload = Recarregar
no-such-story = Esta notícia não está no acervo.
takes-long = Está demorando. A conexão pode estar lenta.
part-unreadable = Não foi possível ler uma parte do acervo.
rest-works = { $error } O resto da página continua funcionando.
not-opened = Não foi possível abrir o acervo
newer-version = Há uma versão mais recente deste acervo.
older-version-shown = Você está lendo a versão anterior.
load-newer-version = Carregar a nova versão
file-altered = { $file } não chegou como foi publicado, então o que você vê pode estar errado.
file-repaired = O arquivo foi carregado de novo. Recarregue a página para ver o que foi publicado.
file-still-altered = Ele chegou alterado de novo. Algo entre você e este acervo altera os arquivos dele.

## Antes de a página funcionar
loading-archive = O acervo está sendo carregado. Se esta mensagem não desaparecer, a conexão está lenta ou o navegador não é compatível com WebAssembly. Recarregue a página ou experimente um navegador mais recente.
start-failed = Não foi possível iniciar a busca, os filtros e outras partes desta página. Recarregue a página. Se não resolver, tente de novo mais tarde.
page-failed = Esta página parou por causa de uma falha. Recarregue-a para continuar; o que você salvou continua aqui.
needs-webassembly = O WebAssembly está desativado neste navegador, e a busca, os filtros e a biblioteca precisam dele. Permita-o neste site (no Safari, veja o Modo de Isolamento; no Navegador Tor, o nível de segurança) e depois recarregue a página.
no-script = Este acervo precisa de JavaScript. Permita-o nesta página e depois recarregue-a.
needs-script = A busca, os filtros e as notícias mais antigas precisam de JavaScript.

## Sem conexão
offline-heading = Leitura offline
saved-size = { $size } salvos
download-progress = Download do acervo
enable-offline = Ativar a leitura offline
save-for-offline = Salvar todas as notícias offline
pause-download = Pausar
resume-download = Retomar
delete-download = Apagar o download
disable-offline = Apagar tudo e desativar a leitura offline
nothing-saved-offline = Não há nada salvo neste dispositivo.
reading-saved = As notícias que você abre são salvas para leitura offline. O acervo inteiro ocupa { $size } em { $files }.
archive-downloading = Baixando o acervo inteiro: { $size } em { $files }.
archive-partly-saved = Salvos { $here } de { $size } em { $files }.
archive-saved = O acervo inteiro está salvo neste dispositivo: { $size } em { $files }.
files = { $count ->
    [one] { $count } arquivo
    [many] { $count } de arquivos
   *[other] { $count } arquivos
  }
kilobytes = { $count } kB
megabytes = { $count } MB
storage-full = Não há mais espaço de armazenamento neste dispositivo.
file-not-loaded = Não foi possível baixar { $file }.
you-are-offline = Você está offline. As notícias que você já abriu continuam aqui.

## Exportar uma lista
export-view = Exportar esta lista
copy-code = Copiar
code-copied = Copiado
copy-citation = Copiar a referência
list-loading = A lista ainda está carregando. Tente de novo daqui a pouco.
collecting-stories = Reunindo notícias: { $done } de { $total }
export-failed = Não foi possível carregar algumas notícias, por isso nada foi salvo. Tente de novo.
citation-copied = A referência foi copiada para a área de transferência.
saved-as = { $count ->
    [one] { $count } notícia salva em { $file }
    [many] { $count } de notícias salvas em { $file }
   *[other] { $count } notícias salvas em { $file }
  }
first-saved-as = { $count ->
    [one] A primeira notícia ({ $count } de { $total }) salva em { $file }
    [many] As primeiras { $count } de notícias (de { $total }) salvas em { $file }
   *[other] As primeiras { $count } notícias (de { $total }) salvas em { $file }
  }
