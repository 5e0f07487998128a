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
yours = صفحتك
keys = اختصارات المفاتيح
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
left-out = لم يؤخذ في الحسبان: { $parts }.

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
keep-search = حفظ هذا البحث
search-kept = البحث محفوظ
nothing-matches = لا خبر يطابق هذه الشروط كلها.
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
hide-them = إخفاؤها
show-them = إظهارها

## The list
stories-heading = الأخبار
density = العرض
density-front = الصفحة الأولى
density-list = قائمة
density-headlines = عناوين
order = الترتيب
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
topic-more = كلها، أيّ منها، لا شيء منها
topic-state = { $topic }: { $now }. التغيير إلى: { $next }
choice-none = غير مختار
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
nobody-else = لم يغطِّ ناشر آخر هذا الخبر، ولا خبر قريب منه في هذا الأرشيف.
also-here = أيضًا في هذا الأرشيف
coverage-order = ترتيب التغطية
by-time = بحسب الزمن
by-quality = بحسب الجودة
amp = AMP
amp-of = نسخة AMP من «{ $title }»
why-declared = مذكور ضمن التغطية
why-similar = عنوان مشابه { $whole }.{ $hundredths }
why-topics = كلاهما عن { $topics }
why-words = في كلا العنوانين { $words }
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
no-such-story = هذا الخبر غير موجود
no-such-page = هذه الصفحة غير موجودة
missing-address = لا شيء في هذا الأرشيف بالعنوان { $address }. ربما كُتب العنوان خطأً، أو سُحب الخبر.
to-front-page = إلى الصفحة الأولى
story-not-arrived = لم يصل هذا الخبر

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
about-text = أرشيف أخبار محفوظ في ملفات بسيطة. العناوين والمقتطفات ملك لناشريها، والخبر الذي جاء من صفحة أخرى يحيل إليها. لا شيء هنا يُحصيك أو يتتبّعك أو يسأل أحدًا عنك.
fact-undated = بلا تاريخ
fact-related = أخبار حولها
fact-export = التصدير
fact-format = الصيغة
sources = المصادر

## What the reader keeps
yours-text = ما تقرؤه وتحفظه وتكتمه يبقى في هذا المتصفح، ولا يُرسل إلى أي مكان.
searches = عمليات البحث
searches-text = يظهر «حفظ هذا البحث» فوق كل قائمة جاءت من بحث أو تصفية.
new-count = الجديد: { $count }
remove-search = إزالة
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
muted-text = تذكر القوائم عدد الأخبار التي تحجبها، وتعرضها إن طلبت ذلك.
mute-no-more = إلغاء الكتم: { $name }
take-with-you = خذ بياناتك معك
save-as-file = حفظ في ملف
add-from-file = إضافة من ملف
forget-everything = محو كل شيء
forget-sure = أتريد محو كل ما تحفظه هذه الصفحة عنك؟
forgotten = مُحي كل شيء.
file-added = أُضيف الملف. ما كان هنا من قبل باقٍ.
file-unreadable = تعذّرت قراءة الملف.
file-saved = حُفظ الملف ضمن تنزيلاتك.
file-not-saved = لا يسمح هذا المتصفح للصفحات بحفظ الملفات.
storage-blocked = لا يحفظ هذا المتصفح شيئًا لهذه الصفحة (التخزين محظور أو ممتلئ): ما تفعله هنا يبقى إلى أن تغلقها.

## Keys
key-next = الخبر التالي
key-previous = الخبر السابق
key-open = فتح الخبر
key-coverage = إظهار تغطيته أو إخفاؤها
key-save = حفظ الخبر
key-list = إظهار هذه القائمة
key-close = إغلاقها
close = إغلاق
single-keys = اختصارات المفتاح الواحد

## When something fails
connection-away = انقطع الاتصال.
try-again = إعادة المحاولة
page-older = هذه الصفحة أقدم من الأرشيف.
reload = إعادة التحميل
no-story-there = هذا الخبر غير موجود.
part-unreadable = تعذّرت قراءة جزء من الأرشيف.
rest-works = بقية الصفحة ما زالت تعمل. { $error }
not-opened = تعذّر فتح الأرشيف
newer-edition = صدرت طبعة أحدث.
former-edition = ما تراه هو الطبعة السابقة.
load-it = تحميلها

## Before the page runs
patience = الأرشيف قيد التحميل. إن طال ذلك، فالاتصال بطيء أو هذا المتصفح لا يستطيع تشغيل WebAssembly: أعد تحميل الصفحة، أو جرّب متصفحًا أحدث.
no-script = يُقرأ هذا الأرشيف باستخدام JavaScript وWebAssembly. اسمح بهما لهذه الصفحة، ثم أعد تحميلها.
needs-script = يحتاج البحث وعوامل التصفية والمواد الأقدم إلى JavaScript وWebAssembly.

## Away from the network
offline-heading = بعيدًا عن الشبكة
bytes-here = { $size } محفوظة هنا
download-progress = تنزيل الأرشيف
work-offline = القراءة دون اتصال
keep-archive = حفظ الأرشيف كله
stop = إيقاف
go-on = متابعة
forget-archive = حذف المحفوظ
forget-and-stop = حذف كل شيء وإيقاف القراءة دون اتصال
nothing-kept = لا شيء محفوظ على هذا الجهاز.
reading-kept = يمكن أن يُقرأ من جديد دون اتصال ما قُرئ هنا. حجم الأرشيف كله { $size } في { $files }.
archive-under-way = الأرشيف كله قيد التنزيل: { $size } في { $files }.
archive-part = { $here } محفوظة هنا من { $size } في { $files }.
archive-whole = الأرشيف كله محفوظ على هذا الجهاز: { $size } في { $files }.
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
no-room = لم يبق متسع.
file-missing = لم يصل { $file }.
you-are-offline = لا اتصال بالشبكة. ما قُرئ من قبل موجود هنا.

## Taking a view away
take-away = خذ هذا العرض معك
copy-citation = نسخ إحالة
not-known-yet = لم تُعرف كل الأخبار بعد: حاول بعد لحظة.
gathering = جمع الأخبار: { $done } من { $total }
nothing-saved = تعذّر جلب بعض الأخبار ولم يُحفظ شيء: حاول مرة أخرى.
citation-copied = الإحالة في الحافظة.
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
