### Türkçe

## Dilin kendi adı ve yazım yönü
language-name = Türkçe
language-direction = ltr

## Parçaların birleştirilmesi
list-comma = {", "}
quoted = “{ $text }”
from-to = { $from } – { $to }

## Her sayfanın üst bölümü
skip = Haberlere geç
latest-story = Son haber: { $day }
stories = { $count ->
    [one] { $count } haber
   *[other] { $count } haber
  }
publishers-count = { $count ->
    [one] { $count } yayıncı
   *[other] { $count } yayıncı
  }
new-since = { $count ->
    [one] { $count } yeni (son ziyaret: { $when })
   *[other] { $count } yeni (son ziyaret: { $when })
  }
my-library = Kitaplığım
keyboard-shortcuts = Klavye kısayolları
about-archive = Bu arşiv hakkında
menu = Menü
language = Dil

## Arama
search = Ara
search-stories = { $count ->
    [one] { $count } haberde ara
   *[other] { $count } haberde ara
  }
how-to-search = Nasıl aranır?
exact-phrase = tam ifade
without = hariç
no-match-showing = “{ $typed }” ile eşleşen haber yok. “{ $shown }” için sonuçlar gösteriliyor.
no-match = “{ $typed }” ile eşleşen haber yok.
ignored-filters = Dikkate alınmadı: { $parts }.

## Listenin üstündeki seçimler
of-stories = … / { $count }
remove = Kaldır: { $name }
chosen-filters = Seçilen filtreler
clear-all = Temizle
any-of-name = herhangi biri: { $name }
not-name = { $name } hariç
publishers-or-more = { $count }+ yayıncı
save-search = Aramayı kaydet
search-saved = Arama kaydedildi
nothing-matches = Tüm filtrelere uyan haber yok.
without-name = { $name } olmadan: { $stories }
muted-count = { $count ->
    [one] { $count } haber sessize alındı.
   *[other] { $count } haber sessize alındı.
  }
muted-shown = Sessize alınan haberler gösteriliyor.
hide-muted = Gizle
show-muted = Göster

## Liste
stories-heading = Haberler
density = Görünüm
density-front = Ana sayfa
density-list = Liste
density-headlines = Başlıklar
order = Sırala
order-newest = En yeni
order-hottest = En çok ilgi
order-quality = En iyi kaynak
order-covered = En çok yayıncı
order-relevance = En iyi eşleşme
all-stories = { $count ->
    [one] Toplam { $count } haber
   *[other] Toplam { $count } haber
  }
loading = Yükleniyor

## Filtreler
filters = Filtreler
filters-count = Filtreler ({ $count })
show-stories = { $count ->
    [one] { $count } haberi göster
   *[other] { $count } haberi göster
  }
topics = Konular
time = Tarih
publishers = Yayıncılar
types = Türler
coverage = Haberi verenler
find = Bul
find-topics = Konularda bul
find-publishers = Yayıncılarda bul
find-types = Türlerde bul
topic-more = Tümü, herhangi biri veya hiçbiri
topic-state = { $topic }: { $now }. Değiştir: { $next }
choice-none = seçilmedi
choice-all = tümü
choice-any = herhangi biri
choice-not = hiçbiri
show-fewer = Daha az göster
show-all = Tümünü göster ({ $count })
unread = Okunmamış
saved = Kayıtlı
or-more-publishers = En az { $count } yayıncı
from = İlk gün
to = Son gün
stories-a-day = Günlük haber sayısı
stories-a-week = Haftalık haber sayısı
stories-a-month = Aylık haber sayısı
stories-a-year = Yıllık haber sayısı
as-a-table = Tablo
stories-over-time = Zaman içinde haber sayısı

## Listedeki haber
related-stories = İlgili haberler
covered-by = { $count ->
    [one] { $count } yayıncı haberi verdi
   *[other] { $count } yayıncı haberi verdi
  }
save = Kaydet
save-story = Kaydet: { $title }
kind-article = Makale
kind-video = Video
kind-course = Kurs
kind-collection = Koleksiyon
kind-download = İndirme
seconds = { $count } sn
minutes = { $count } dk
hours = { $count } sa
hours-minutes = { $hours } sa { $minutes } dk

## Haberin çevresi
no-coverage = Bu haberi başka bir yayıncı vermedi; bu arşivde ilgili haber de yok.
related-in-archive = Bu arşivdeki ilgili haberler
coverage-order = Haberi verenlerin sırası
by-time = Zamana göre
by-quality = Kaliteye göre
amp = AMP
amp-of = “{ $title }” haberinin AMP sürümü
reason-declared = Haberi verenler arasında
reason-similar = Benzer başlık { $whole },{ $hundredths }
reason-topics = Ortak konu: { $topics }
reason-words = İki başlıkta da geçen: { $words }
reason-comma = {"; "}
at-the-same-time = aynı anda
minutes-later = { $count } dk sonra
hours-later = { $count } sa sonra
days-later = { $count ->
    [one] { $count } gün sonra
   *[other] { $count } gün sonra
  }
# “Önce” burada “şu andan önce” diye anlaşılırdı.
minutes-earlier = { $count } dk daha erken
hours-earlier = { $count } sa daha erken
days-earlier = { $count ->
    [one] { $count } gün daha erken
   *[other] { $count } gün daha erken
  }
same-time = aynı anda
gap-minutes = +{ $count } dk
gap-hours = +{ $count } sa
gap-days = +{ $count } gün
gap-days-hours = +{ $days } gün { $hours } sa
span-minutes = { $count ->
    [one] { $count } dakika
   *[other] { $count } dakika
  }
span-hours = { $count ->
    [one] { $count } saat
   *[other] { $count } saat
  }
span-days = { $count ->
    [one] { $count } gün
   *[other] { $count } gün
  }
followed = { $publishers } { $span } içinde; ilk veren: { $first }
followed-at-once = { $publishers } aynı anda; ilk veren: { $first }
first = ilk
this-story = bu haber
no-time = Zamanı bilinmiyor

## Haber
read-at = { $publisher } sitesinde oku
watch-at = { $publisher } sitesinde izle
amp-version = AMP sürümü
player-at = Oynatıcı: { $host }
in-this-collection = Bu koleksiyonda
parts-missing = { $count ->
    [one] { $count } parça bu arşivde yok.
   *[other] { $count } parça bu arşivde yok.
  }
stories-in-list = Bu listedeki haberler
newer = Daha yeni
older = Daha eski
back-to-list = Listeye dön
story-not-found = Haber bulunamadı
page-not-found = Sayfa bulunamadı
missing-address = Bu arşivde { $address } adresinde bir sayfa yok. Adres yanlış yazılmış veya haber geri çekilmiş olabilir.
to-front-page = Ana sayfaya git
story-not-loaded = Bu haber yüklenemedi

## Haberin bilgileri
fact-published = Yayımlanma
fact-updated = Güncelleme
fact-by = Yazar
fact-publisher = Yayıncı
fact-type = Tür
fact-length = Süre
fact-level = Düzey
fact-price = Fiyat
fact-rated = Puan
fact-section = Bölüm
fact-language = Dil
why-here = Neden burada?
fact-heat = İlgi
fact-quality = Kalite
rated = { $count ->
    [one] 5 üzerinden { $rating }, { $count } oy
   *[other] 5 üzerinden { $rating }, { $count } oy
  }

## Arşiv hakkında
about = Hakkında
about-text = Bu arşiv statik dosyalardan oluşur. Başlıklar ve alıntılar yayıncılarına aittir; başka bir siteden gelen haber o siteye bağlantı verir. Bu sayfa sizi saymaz, izlemez ve hakkınızda kimseye bilgi vermez.
fact-undated = Tarihsiz
fact-related = İlgili haberler
fact-export = Dışa aktarma
fact-format = Biçim
sources = Kaynaklar

## Okurun sakladıkları
library-text = Okuduğunuz, kaydettiğiniz ve sessize aldığınız her şey bu tarayıcıda kalır ve hiçbir yere gönderilmez.
saved-searches = Kayıtlı aramalar
saved-searches-text = Arama veya filtreleme yaptıktan sonra listenin üstündeki “Aramayı kaydet” düğmesini seçin.
new-count = { $count } yeni
remove-search = Kaldır
saved-stories-text = Haberin yanındaki “Kaydet” düğmesi onu buraya ekler.
saved-stories = { $count ->
    [one] { $count } kayıtlı haber
   *[other] { $count } kayıtlı haber
  }
saved-lost = { $count ->
    [one] { $count } tanesi artık bu arşivde yok.
   *[other] { $count } tanesi artık bu arşivde yok.
  }
muted = Sessize alınanlar
mute = Sessize al
mute-what = Sessize alınacak yayıncı, konu veya sözcükler
muted-text = Listeler kaç haberin sessize alındığını belirtir ve bunları da gösterebilir.
unmute = Sessizden çıkar: { $name }
move-library = Kitaplığı taşı
export-to-file = Dosyaya aktar
import-from-file = Dosyadan aktar
delete-everything = Her şeyi sil
delete-confirmation = Bu sayfanın kaydettiği her şey silinsin mi?
deleted = Her şey silindi.
file-imported = İçe aktarıldı. Önceki her şey yerinde duruyor.
file-unreadable = Bu dosya okunamadı. Buradan dışa aktarılmış bir dosya seçin.
file-saved = İndirilenlere kaydedildi.
library-kept = Bazı tarayıcılar, yedi gün açılmayan bir sayfanın kaydettiklerini siler. Kitaplığınızı korumak için bir dosyaya aktarın.
file-not-saved = Bu tarayıcı, sayfaların dosya kaydetmesine izin vermiyor.
storage-blocked = Depolama engellendiği veya dolduğu için tarayıcınız bu sayfada hiçbir şey kaydetmiyor. Değişiklikleriniz sayfayı kapatana kadar geçerlidir.

## Tuşlar
key-next = Sonraki haber
key-previous = Önceki haber
key-open = Haberi aç
key-coverage = Haberi verenleri göster veya gizle
key-save = Haberi kaydet
key-shortcuts = Klavye kısayollarını göster
key-close = Bu pencereyi kapat
close = Kapat
single-keys = Tek tuşlu kısayollar

## Bir sorun çıktığında
connection-failed = Bağlantı kurulamadı.
try-again = Yeniden dene
page-older = Bu sayfa arşivden daha eski.
reload = Yeniden yükle
no-such-story = Bu haber arşivde yok.
takes-long = Yükleme uzun sürüyor. Bağlantı yavaş olabilir.
part-unreadable = Arşivin bir bölümü okunamadı.
rest-works = { $error } Sayfanın geri kalanı çalışmaya devam ediyor.
not-opened = Arşiv açılamadı
newer-version = Bu arşivin daha yeni bir sürümü var.
older-version-shown = Önceki sürümü okuyorsunuz.
load-newer-version = Yeni sürümü yükle
file-altered = { $file } yayımlandığı gibi ulaşmadı; gördüğünüz yanlış olabilir.
file-repaired = Dosya yeniden yüklendi. Yayımlananı görmek için sayfayı yeniden yükleyin.
file-still-altered = Dosya yine değişmiş geldi. Sizinle bu arşiv arasında bir şey dosyaları değiştiriyor.

## Sayfa çalışmadan önce
loading-archive = Arşiv yükleniyor. Bu ileti kaybolmazsa bağlantınız yavaştır veya tarayıcınız WebAssembly desteklemiyordur. Sayfayı yeniden yükleyin veya daha yeni bir tarayıcı deneyin.
start-failed = Arama, filtreler ve bu sayfanın diğer bazı bölümleri başlatılamadı. Sayfayı yeniden yükleyin. Sorun sürerse daha sonra yeniden deneyin.
page-failed = Bu sayfa bir hata nedeniyle durdu. Devam etmek için yeniden yükleyin; kaydettikleriniz duruyor.
needs-webassembly = Bu tarayıcıda WebAssembly kapalı; oysa arama, filtreler ve kitaplık için gerekli. Bu site için izin verin (Safari’de Kilitleme Modu’na, Tor Browser’da güvenlik düzeyine bakın), sonra sayfayı yeniden yükleyin.
no-script = Bu arşiv için JavaScript gerekli. Bu sayfada izin verin, sonra sayfayı yeniden yükleyin.
needs-script = Arama, filtreler ve eski haberler için JavaScript gerekli.

## Ağ bağlantısı yokken
offline-heading = Çevrimdışı okuma
saved-size = { $size } kaydedildi
download-progress = Arşivin indirilmesi
enable-offline = Çevrimdışı okumayı aç
save-for-offline = Tüm haberleri çevrimdışı kaydet
pause-download = Duraklat
resume-download = Devam et
delete-download = İndirileni sil
disable-offline = Her şeyi sil ve çevrimdışı okumayı kapat
nothing-saved-offline = Bu cihazda kayıtlı bir şey yok.
reading-saved = Açtığınız haberler çevrimdışı okuma için kaydedilir. Arşivin tamamı { $size } yer kaplar ({ $files }).
archive-downloading = Arşivin tamamı indiriliyor: { $size } ({ $files }).
archive-partly-saved = Kaydedilen: { $here } / { $size } ({ $files }).
archive-saved = Arşivin tamamı bu cihazda kayıtlı: { $size } ({ $files }).
files = { $count ->
    [one] { $count } dosya
   *[other] { $count } dosya
  }
kilobytes = { $count } kB
megabytes = { $count } MB
storage-full = Bu cihazda depolama alanı kalmadı.
file-not-loaded = { $file } indirilemedi.
you-are-offline = Çevrimdışısınız. Daha önce açtığınız haberler hâlâ burada.

## Görünümün dışa aktarılması
export-view = Görünümü dışa aktar
copy-code = Kopyala
code-copied = Kopyalandı
copy-citation = Atfı kopyala
list-loading = Liste hâlâ yükleniyor. Birazdan yeniden deneyin.
collecting-stories = Haberler toplanıyor: { $done } / { $total }
export-failed = Bazı haberler yüklenemedi, bu yüzden hiçbir şey kaydedilmedi. Yeniden deneyin.
citation-copied = Atıf panoya kopyalandı.
saved-as = { $count ->
    [one] { $count } haber { $file } adıyla kaydedildi
   *[other] { $count } haber { $file } adıyla kaydedildi
  }
first-saved-as = { $count ->
    [one] { $total } haberin ilk { $count } tanesi { $file } adıyla kaydedildi
   *[other] { $total } haberin ilk { $count } tanesi { $file } adıyla kaydedildi
  }
