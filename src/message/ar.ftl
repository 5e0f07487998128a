### Arabic

## The name of the language in itself, and which way it is written (ltr or rtl)
language-name = العربية
language-direction = rtl

## Joining parts
list-comma = {"، "}
quoted = «{ $text }»
from-to = { $from } حتى { $to }

## The head of every page
skip = انتقل إلى الأخبار
latest-story = آخر خبر: { $day }
stories = { $count ->
    [zero] { $count } خبر
    [one] خبر واحد ({ $count })
    [two] خبران ({ $count })
    [few] { $count } أخبار
    [many] { $count } خبرًا
   *[other] { $count } خبر
  }
publishers-count = { $count ->
    [zero] { $count } ناشر
    [one] ناشر واحد ({ $count })
    [two] ناشران ({ $count })
    [few] { $count } ناشرين
    [many] { $count } ناشرًا
   *[other] { $count } ناشر
  }
new-since = { $count ->
    [zero] { $count } خبر جديد منذ { $when }
    [one] خبر جديد واحد ({ $count }) منذ { $when }
    [two] خبران جديدان ({ $count }) منذ { $when }
    [few] { $count } أخبار جديدة منذ { $when }
    [many] { $count } خبرًا جديدًا منذ { $when }
   *[other] { $count } خبر جديد منذ { $when }
  }
my-library = مكتبتي
keyboard-shortcuts = اختصارات لوحة المفاتيح
about-archive = عن هذا الأرشيف
menu = القائمة
language = اللغة

## Searching
search = بحث
search-stories = { $count ->
    [zero] البحث في { $count } خبر
    [one] البحث في خبر واحد ({ $count })
    [two] البحث في خبرين ({ $count })
    [few] البحث في { $count } أخبار
    [many] البحث في { $count } خبرًا
   *[other] البحث في { $count } خبر
  }
how-to-search = كيف تبحث
exact-phrase = عبارة بنصها
without = مستبعدة
no-match-showing = لا أخبار فيها «{ $typed }»؛ المعروض نتائج «{ $shown }».
no-match = لا أخبار فيها «{ $typed }».
ignored-filters = لم يؤخذ في الحسبان: { $parts }.

## What was chosen, over the list
of-stories = … من { $count }
remove = إزالة { $name }
chosen-filters = عوامل التصفية المختارة
clear-all = مسح الكل
any-of-name = أيّ من: { $name }
not-name = ما عدا { $name }
publishers-or-more = { $count ->
    [zero] { $count } ناشر فأكثر
    [one] ناشر واحد ({ $count }) فأكثر
    [two] ناشران ({ $count }) فأكثر
    [few] { $count } ناشرين فأكثر
    [many] { $count } ناشرًا فأكثر
   *[other] { $count } ناشر فأكثر
  }
save-search = حفظ هذا البحث
search-saved = حُفظ البحث
nothing-matches = لا خبر يطابق كل هذه المرشّحات.
without-name = من دون { $name }: { $stories }
muted-count = { $count ->
    [zero] { $count } خبر مكتوم.
    [one] خبر مكتوم واحد ({ $count }).
    [two] خبران مكتومان ({ $count }).
    [few] { $count } أخبار مكتومة.
    [many] { $count } خبرًا مكتومًا.
   *[other] { $count } خبر مكتوم.
  }
muted-shown = الأخبار المكتومة معروضة.
hide-muted = إخفاء
show-muted = إظهار

## The list
stories-heading = الأخبار
density = العرض
density-front = الصفحة الأولى
density-list = قائمة
density-headlines = عناوين
order = ترتيب حسب
order-newest = الأحدث
order-hottest = الأكثر رواجًا
order-quality = أفضل المصادر
order-covered = الأوسع تغطية
order-relevance = الأكثر صلة
all-stories = { $count ->
    [zero] كل الأخبار ({ $count })
    [one] الخبر الوحيد ({ $count })
    [two] الخبران كلاهما ({ $count })
    [few] كل الأخبار ({ $count })
    [many] كل الأخبار ({ $count })
   *[other] كل الأخبار ({ $count })
  }
loading = جارٍ التحميل

## Filters
filters = عوامل التصفية
filters-count = عوامل التصفية ({ $count })
show-stories = { $count ->
    [zero] عرض { $count } خبر
    [one] عرض خبر واحد ({ $count })
    [two] عرض خبرين ({ $count })
    [few] عرض { $count } أخبار
    [many] عرض { $count } خبرًا
   *[other] عرض { $count } خبر
  }
topics = الموضوعات
time = الفترة
publishers = الناشرون
types = الأنواع
coverage = التغطية
find = ابحث
find-topics = البحث في الموضوعات
find-publishers = البحث في الناشرين
find-types = البحث في الأنواع
topic-more = اشتراط الكل أو أيّ منها أو لا شيء
topic-state = { $topic }: { $now }. التغيير إلى: { $next }
choice-none = غير محدّد
choice-all = كلها
choice-any = أيّ منها
choice-not = لا شيء منها
show-fewer = عرض أقل
show-all = عرض الكل ({ $count })
unread = غير مقروء
saved = محفوظ
or-more-publishers = { $count ->
    [zero] { $count } ناشر فأكثر
    [one] ناشر واحد ({ $count }) فأكثر
    [two] ناشران ({ $count }) فأكثر
    [few] { $count } ناشرين فأكثر
    [many] { $count } ناشرًا فأكثر
   *[other] { $count } ناشر فأكثر
  }
from = من
to = إلى
stories-a-day = عدد الأخبار يوميًّا
stories-a-week = عدد الأخبار أسبوعيًّا
stories-a-month = عدد الأخبار شهريًّا
stories-a-year = عدد الأخبار سنويًّا
as-a-table = في جدول
stories-over-time = عدد الأخبار عبر الزمن

## A story in a list
related-stories = أخبار ذات صلة
covered-by = { $count ->
    [zero] غطّاه { $count } ناشر
    [one] غطّاه ناشر واحد ({ $count })
    [two] غطّاه ناشران ({ $count })
    [few] غطّاه { $count } ناشرين
    [many] غطّاه { $count } ناشرًا
   *[other] غطّاه { $count } ناشر
  }
save = حفظ
save-story = حفظ: { $title }
kind-article = مقال
kind-video = فيديو
kind-course = دورة
kind-collection = مجموعة
kind-download = تنزيل
seconds = { $count } ث
minutes = { $count } د
hours = { $count } س
hours-minutes = { $hours } س { $minutes } د

## What is around a story
no-coverage = لم يغطِّ ناشر آخر هذا الخبر، وليس في هذا الأرشيف أخبار ذات صلة.
related-in-archive = أخبار ذات صلة في هذا الأرشيف
coverage-order = ترتيب التغطية
by-time = بحسب الزمن
by-quality = بحسب الجودة
amp = AMP
amp-of = نسخة AMP من «{ $title }»
reason-declared = مذكور ضمن التغطية
reason-similar = عنوان مشابه { $whole }.{ $hundredths }
reason-topics = كلاهما عن { $topics }
reason-words = في كلا العنوانين { $words }
reason-comma = {"؛ "}
at-the-same-time = في الوقت نفسه
minutes-later = { $count ->
    [zero] بعده بـ{ $count } دقيقة
    [one] بعده بدقيقة ({ $count })
    [two] بعده بدقيقتين ({ $count })
    [few] بعده بـ{ $count } دقائق
    [many] بعده بـ{ $count } دقيقة
   *[other] بعده بـ{ $count } دقيقة
  }
hours-later = { $count ->
    [zero] بعده بـ{ $count } ساعة
    [one] بعده بساعة ({ $count })
    [two] بعده بساعتين ({ $count })
    [few] بعده بـ{ $count } ساعات
    [many] بعده بـ{ $count } ساعة
   *[other] بعده بـ{ $count } ساعة
  }
days-later = { $count ->
    [zero] بعده بـ{ $count } يوم
    [one] بعده بيوم ({ $count })
    [two] بعده بيومين ({ $count })
    [few] بعده بـ{ $count } أيام
    [many] بعده بـ{ $count } يومًا
   *[other] بعده بـ{ $count } يوم
  }
minutes-earlier = { $count ->
    [zero] قبله بـ{ $count } دقيقة
    [one] قبله بدقيقة ({ $count })
    [two] قبله بدقيقتين ({ $count })
    [few] قبله بـ{ $count } دقائق
    [many] قبله بـ{ $count } دقيقة
   *[other] قبله بـ{ $count } دقيقة
  }
hours-earlier = { $count ->
    [zero] قبله بـ{ $count } ساعة
    [one] قبله بساعة ({ $count })
    [two] قبله بساعتين ({ $count })
    [few] قبله بـ{ $count } ساعات
    [many] قبله بـ{ $count } ساعة
   *[other] قبله بـ{ $count } ساعة
  }
days-earlier = { $count ->
    [zero] قبله بـ{ $count } يوم
    [one] قبله بيوم ({ $count })
    [two] قبله بيومين ({ $count })
    [few] قبله بـ{ $count } أيام
    [many] قبله بـ{ $count } يومًا
   *[other] قبله بـ{ $count } يوم
  }
same-time = الوقت نفسه
gap-minutes = بعد { $count } د
gap-hours = بعد { $count } س
gap-days = بعد { $count } ي
gap-days-hours = بعد { $days } ي { $hours } س
span-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة ({ $count })
    [two] دقيقتين ({ $count })
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
  }
span-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة ({ $count })
    [two] ساعتين ({ $count })
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
  }
span-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد ({ $count })
    [two] يومين ({ $count })
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
  }
followed = { $publishers } خلال { $span }؛ الأول: { $first }
followed-at-once = { $publishers } في الوقت نفسه؛ الأول: { $first }
first = الأول
this-story = هذا الخبر
no-time = الوقت غير معروف

## A story
read-at = اقرأه على موقع { $publisher }
watch-at = شاهده على موقع { $publisher }
amp-version = نسخة AMP
player-at = المشغّل على { $host }
in-this-collection = في هذه المجموعة
parts-missing = { $count ->
    [zero] { $count } جزء غير موجود في هذا الأرشيف.
    [one] جزء واحد ({ $count }) غير موجود في هذا الأرشيف.
    [two] جزءان ({ $count }) غير موجودين في هذا الأرشيف.
    [few] { $count } أجزاء غير موجودة في هذا الأرشيف.
    [many] { $count } جزءًا غير موجود في هذا الأرشيف.
   *[other] { $count } جزء غير موجود في هذا الأرشيف.
  }
stories-in-list = أخبار هذه القائمة
newer = الأحدث
older = الأقدم
back-to-list = العودة إلى القائمة
story-not-found = لم يُعثر على الخبر
page-not-found = لم يُعثر على الصفحة
missing-address = لا صفحة في هذا الأرشيف بالعنوان { $address }. ربما كُتب العنوان خطأً، أو سُحب الخبر.
to-front-page = إلى الصفحة الأولى
story-not-loaded = تعذّر تحميل هذا الخبر

## The facts of a story
fact-published = تاريخ النشر
fact-updated = آخر تحديث
fact-by = بقلم
fact-publisher = الناشر
fact-type = النوع
fact-length = المدة
fact-level = المستوى
fact-price = السعر
fact-rated = التقييم
fact-section = القسم
fact-language = اللغة
why-here = لماذا يظهر هنا؟
fact-heat = الرواج
fact-quality = الجودة
rated = { $count ->
    [zero] { $rating } من 5، { $count } تقييم
    [one] { $rating } من 5، تقييم واحد ({ $count })
    [two] { $rating } من 5، تقييمان ({ $count })
    [few] { $rating } من 5، { $count } تقييمات
    [many] { $rating } من 5، { $count } تقييمًا
   *[other] { $rating } من 5، { $count } تقييم
  }

## About the archive
about = عن الأرشيف
about-text = هذا الأرشيف مجموعة من الملفات الثابتة. العناوين والمقتطفات ملك لناشريها، والخبر الذي جاء من موقع آخر يحيل إليه. لا تُحصيك هذه الصفحة ولا تتتبّعك ولا تخبر أحدًا عنك.
fact-undated = بلا تاريخ
fact-related = أخبار ذات صلة
fact-export = التصدير
fact-format = الصيغة
sources = المصادر

## What the reader keeps
library-text = ما تقرؤه وتحفظه وتكتمه يبقى في هذا المتصفح، ولا يُرسل إلى أي مكان.
saved-searches = عمليات البحث المحفوظة
saved-searches-text = ابحث أو صفِّ القائمة، ثم اختر «حفظ هذا البحث» فوقها.
new-count = الجديد: { $count }
remove-search = إزالة
saved-stories-text = اختر «حفظ» على خبر لإضافته هنا.
saved-stories = { $count ->
    [zero] { $count } خبر محفوظ
    [one] خبر محفوظ واحد ({ $count })
    [two] خبران محفوظان ({ $count })
    [few] { $count } أخبار محفوظة
    [many] { $count } خبرًا محفوظًا
   *[other] { $count } خبر محفوظ
  }
saved-lost = { $count ->
    [zero] { $count } منها لم يعد في هذا الأرشيف.
    [one] واحد منها ({ $count }) لم يعد في هذا الأرشيف.
    [two] اثنان منها ({ $count }) لم يعودا في هذا الأرشيف.
    [few] { $count } منها لم تعد في هذا الأرشيف.
    [many] { $count } منها لم تعد في هذا الأرشيف.
   *[other] { $count } منها لم تعد في هذا الأرشيف.
  }
muted = ما كتمته
mute = كتم
mute-what = اكتم ناشرًا أو موضوعًا أو كلمات
muted-text = تذكر القوائم عدد الأخبار المكتومة، ويمكن عرضها أيضًا.
unmute = إلغاء الكتم: { $name }
move-library = نقل المكتبة
export-to-file = تصدير إلى ملف
import-from-file = استيراد من ملف
delete-everything = حذف كل شيء
delete-confirmation = أتريد حذف كل ما حفظته هذه الصفحة؟
deleted = حُذف كل شيء.
file-imported = استُورد الملف. ما كان هنا من قبل باقٍ.
file-unreadable = تعذّرت قراءة الملف. اختر ملفًا صُدّر من هنا.
file-saved = حُفظ الملف ضمن تنزيلاتك.
library-kept = تحذف بعض المتصفحات ما حفظته الصفحة إن لم تفتحها مدة سبعة أيام. صدّر مكتبتك إلى ملف لتحتفظ بها.
file-not-saved = لا يسمح هذا المتصفح للصفحات بحفظ الملفات.
storage-blocked = لا يحفظ هذا المتصفح شيئًا لهذه الصفحة لأن التخزين محظور أو ممتلئ. تبقى تغييراتك إلى أن تغلق الصفحة.

## Keys
key-next = الخبر التالي
key-previous = الخبر السابق
key-open = فتح الخبر
key-coverage = إظهار تغطيته أو إخفاؤها
key-save = حفظ الخبر
key-shortcuts = إظهار اختصارات لوحة المفاتيح
key-close = إغلاقها
close = إغلاق
single-keys = اختصارات المفتاح الواحد

## When something fails
connection-failed = فشل الاتصال.
try-again = إعادة المحاولة
page-older = هذه الصفحة أقدم من الأرشيف.
reload = إعادة التحميل
no-such-story = هذا الخبر غير موجود في الأرشيف.
takes-long = طال الانتظار. ربما يكون الاتصال بطيئًا.
part-unreadable = تعذّرت قراءة جزء من الأرشيف.
rest-works = بقية الصفحة ما زالت تعمل. { $error }
not-opened = تعذّر فتح الأرشيف
newer-version = تتوفر نسخة أحدث من هذا الأرشيف.
older-version-shown = ما تراه هو النسخة السابقة.
load-newer-version = تحميل النسخة الجديدة
file-altered = لم يصل { $file } كما نُشر، وقد يكون ما تراه خاطئًا.
file-repaired = حُمِّل الملف مرة أخرى. أعد تحميل الصفحة لترى ما نُشر.
file-still-altered = وصل الملف مغيَّرًا مرة أخرى. هناك ما يغيّر الملفات بينك وبين هذا الأرشيف.

## Before the page runs
loading-archive = الأرشيف قيد التحميل. إن طال ذلك، فالاتصال بطيء أو هذا المتصفح لا يستطيع تشغيل WebAssembly: أعد تحميل الصفحة، أو جرّب متصفحًا أحدث.
start-failed = تعذّر تشغيل البحث وعوامل التصفية وأجزاء أخرى من هذه الصفحة. أعد تحميل الصفحة، وإن لم ينفع ذلك فحاول مرة أخرى لاحقًا.
page-failed = توقفت هذه الصفحة بسبب خلل. أعد تحميلها للمتابعة، وما حفظته لا يزال محفوظًا.
needs-webassembly = تقنية WebAssembly معطّلة في هذا المتصفح، ويحتاج إليها البحث وعوامل التصفية والمكتبة. اسمح بها لهذا الموقع (راجع نمط المنع Lockdown Mode في Safari، ومستوى الأمان في متصفح Tor)، ثم أعد تحميل الصفحة.
no-script = يحتاج هذا الأرشيف إلى JavaScript. اسمح بها لهذه الصفحة، ثم أعد تحميلها.
needs-script = يحتاج البحث وعوامل التصفية والمواد الأقدم إلى JavaScript.

## Away from the network
offline-heading = القراءة دون اتصال
saved-size = حُفظ { $size }
download-progress = تنزيل الأرشيف
enable-offline = تفعيل القراءة دون اتصال
save-for-offline = حفظ كل الأخبار للقراءة دون اتصال
pause-download = إيقاف مؤقت
resume-download = استئناف
delete-download = حذف التنزيل
disable-offline = حذف كل شيء وإيقاف القراءة دون اتصال
nothing-saved-offline = لا شيء محفوظ على هذا الجهاز.
reading-saved = تُحفظ الأخبار التي تفتحها للقراءة دون اتصال. حجم الأرشيف كله { $size } في { $files }.
archive-downloading = الأرشيف كله قيد التنزيل: { $size } في { $files }.
archive-partly-saved = حُفظ { $here } من { $size } في { $files }.
archive-saved = الأرشيف كله محفوظ على هذا الجهاز: { $size } في { $files }.
files = { $count ->
    [zero] { $count } ملف
    [one] ملف واحد ({ $count })
    [two] ملفين ({ $count })
    [few] { $count } ملفات
    [many] { $count } ملفًا
   *[other] { $count } ملف
  }
kilobytes = { $count } ك.ب
megabytes = { $count } م.ب
storage-full = لا توجد مساحة تخزين متبقية على هذا الجهاز.
file-not-loaded = تعذّر تنزيل { $file }.
you-are-offline = لا اتصال بالشبكة. ما قُرئ من قبل موجود هنا.

## Taking a view away
export-view = تصدير هذا العرض
copy-code = نسخ
code-copied = نُسخ
copy-citation = نسخ إحالة
list-loading = القائمة قيد التحميل. حاول بعد لحظة.
collecting-stories = جمع الأخبار: { $done } من { $total }
export-failed = تعذّر جلب بعض الأخبار ولم يُحفظ شيء: حاول مرة أخرى.
citation-copied = نُسخت الإحالة إلى الحافظة.
saved-as = { $count ->
    [zero] حُفظ { $count } خبر باسم { $file }
    [one] حُفظ خبر واحد ({ $count }) باسم { $file }
    [two] حُفظ خبران ({ $count }) باسم { $file }
    [few] حُفظت { $count } أخبار باسم { $file }
    [many] حُفظ { $count } خبرًا باسم { $file }
   *[other] حُفظ { $count } خبر باسم { $file }
  }
first-saved-as = { $count ->
    [zero] حُفظ أول { $count } من { $total } باسم { $file }
    [one] حُفظ أول { $count } من { $total } باسم { $file }
    [two] حُفظ أول { $count } من { $total } باسم { $file }
    [few] حُفظ أول { $count } من { $total } باسم { $file }
    [many] حُفظ أول { $count } من { $total } باسم { $file }
   *[other] حُفظ أول { $count } من { $total } باسم { $file }
  }
