### فارسی

## زبان
language-name = فارسی
language-direction = rtl

## پیوندها
list-comma = {"، "}
quoted = «{ $text }»
from-to = { $from } تا { $to }

## سرصفحه
skip = رفتن به خبرها
latest-story = آخرین خبر: { $day }
stories = { $count ->
    [one] { $count } خبر
   *[other] { $count } خبر
  }
publishers-count = { $count ->
    [one] { $count } رسانه
   *[other] { $count } رسانه
  }
new-since = { $count ->
    [one] { $count } خبر جدید از { $when }
   *[other] { $count } خبر جدید از { $when }
  }
my-library = کتابخانه من
keyboard-shortcuts = میان‌برهای صفحه‌کلید
about-archive = درباره این آرشیو
menu = منو
language = زبان

## جستجو
search = جستجو
search-stories = { $count ->
    [one] جستجو در { $count } خبر
   *[other] جستجو در { $count } خبر
  }
how-to-search = راهنمای جستجو
exact-phrase = عین عبارت
without = بدون
no-match-showing = خبری با «{ $typed }» پیدا نشد. نتایج «{ $shown }» نمایش داده می‌شود.
no-match = خبری با «{ $typed }» پیدا نشد.
ignored-filters = نادیده گرفته شد: { $parts }.

## انتخاب‌ها، بالای فهرست
of-stories = … از { $count }
remove = حذف { $name }
chosen-filters = فیلترهای انتخاب‌شده
clear-all = پاک کردن همه
any-of-name = یکی از: { $name }
not-name = به‌جز { $name }
publishers-or-more = { $count ->
    [one] دست‌کم { $count } رسانه
   *[other] دست‌کم { $count } رسانه
  }
save-search = ذخیره جستجو
search-saved = جستجو ذخیره شد
nothing-matches = خبری با همه این فیلترها پیدا نشد.
without-name = بدون { $name }: { $stories }
muted-count = { $count ->
    [one] { $count } خبر بی‌صدا شده است.
   *[other] { $count } خبر بی‌صدا شده است.
  }
muted-shown = خبرهای بی‌صداشده نمایش داده می‌شود.
hide-muted = پنهان کردن
show-muted = نمایش

## فهرست
stories-heading = خبرها
density = چیدمان
density-front = صفحه اول
density-list = فهرست
density-headlines = تیترها
order = مرتب‌سازی
order-newest = جدیدترین
order-hottest = داغ‌ترین
order-quality = بهترین منابع
order-covered = بیشترین پوشش
order-relevance = مرتبط‌ترین
all-stories = { $count ->
    [one] همه خبرها ({ $count })
   *[other] همه خبرها ({ $count })
  }
loading = در حال بارگذاری

## فیلترها
filters = فیلترها
filters-count = فیلترها ({ $count })
show-stories = { $count ->
    [one] نمایش { $count } خبر
   *[other] نمایش { $count } خبر
  }
topics = موضوع‌ها
time = زمان
publishers = رسانه‌ها
types = انواع
coverage = پوشش خبری
find = یافتن
find-topics = یافتن در موضوع‌ها
find-publishers = یافتن در رسانه‌ها
find-types = یافتن در انواع
topic-more = شرط همه، یکی یا هیچ‌کدام
topic-state = { $topic }: { $now }. تغییر به: { $next }
choice-none = انتخاب‌نشده
choice-all = همه
choice-any = یکی از این‌ها
choice-not = هیچ‌کدام
show-fewer = نمایش کمتر
show-all = نمایش همه ({ $count })
unread = خوانده‌نشده
saved = ذخیره‌شده
or-more-publishers = { $count ->
    [one] دست‌کم { $count } رسانه
   *[other] دست‌کم { $count } رسانه
  }
from = از
to = تا
stories-a-day = تعداد خبر در روز
stories-a-week = تعداد خبر در هفته
stories-a-month = تعداد خبر در ماه
stories-a-year = تعداد خبر در سال
as-a-table = نمایش در جدول
stories-over-time = تعداد خبرها در گذر زمان

## خبر در فهرست
related-stories = خبرهای مرتبط
covered-by = { $count ->
    [one] پوشش در { $count } رسانه
   *[other] پوشش در { $count } رسانه
  }
save = ذخیره
save-story = ذخیره: { $title }
kind-article = مقاله
kind-video = ویدیو
kind-course = دوره
kind-collection = مجموعه
kind-download = دانلود
seconds = { $count } ثانیه
minutes = { $count } دقیقه
hours = { $count } ساعت
hours-minutes = { $hours } ساعت و { $minutes } دقیقه

## پیرامون خبر
no-coverage = رسانه دیگری این خبر را پوشش نداده و خبر مرتبطی هم در این آرشیو نیست.
related-in-archive = خبرهای مرتبط در این آرشیو
coverage-order = ترتیب پوشش خبری
by-time = بر اساس زمان
by-quality = بر اساس کیفیت
amp = AMP
amp-of = نسخه AMP از «{ $title }»
reason-declared = ثبت‌شده در پوشش خبری
reason-similar = شباهت تیترها { $whole }٫{ $hundredths }
reason-topics = هر دو درباره { $topics }
reason-words = در هر دو تیتر: { $words }
reason-comma = {"؛ "}
at-the-same-time = هم‌زمان
minutes-later = { $count } دقیقه بعد
hours-later = { $count } ساعت بعد
days-later = { $count ->
    [one] { $count } روز بعد
   *[other] { $count } روز بعد
  }
minutes-earlier = { $count } دقیقه زودتر
hours-earlier = { $count } ساعت زودتر
days-earlier = { $count ->
    [one] { $count } روز زودتر
   *[other] { $count } روز زودتر
  }
same-time = هم‌زمان
gap-minutes = { $count } دقیقه بعد
gap-hours = { $count } ساعت بعد
gap-days = { $count } روز بعد
gap-days-hours = { $days } روز و { $hours } ساعت بعد
span-minutes = { $count ->
    [one] { $count } دقیقه
   *[other] { $count } دقیقه
  }
span-hours = { $count ->
    [one] { $count } ساعت
   *[other] { $count } ساعت
  }
span-days = { $count ->
    [one] { $count } روز
   *[other] { $count } روز
  }
followed = { $publishers } در { $span }؛ اولین: { $first }
followed-at-once = { $publishers } هم‌زمان؛ اولین: { $first }
first = اولین
this-story = همین خبر
no-time = زمان نامشخص

## خبر
read-at = خواندن در { $publisher }
watch-at = تماشا در { $publisher }
amp-version = نسخه AMP
player-at = پخش‌کننده در { $host }
in-this-collection = در این مجموعه
parts-missing = { $count ->
    [one] { $count } قسمت در این آرشیو نیست.
   *[other] { $count } قسمت در این آرشیو نیست.
  }
stories-in-list = خبرهای این فهرست
newer = جدیدتر
older = قدیمی‌تر
back-to-list = بازگشت به فهرست
story-not-found = خبر پیدا نشد
page-not-found = صفحه پیدا نشد
missing-address = در این آرشیو صفحه‌ای با نشانی { $address } نیست. شاید نشانی اشتباه نوشته شده یا خبر حذف شده باشد.
to-front-page = رفتن به صفحه اول
story-not-loaded = این خبر بارگذاری نشد

## مشخصات خبر
fact-published = انتشار
fact-updated = به‌روزرسانی
fact-by = نویسنده
fact-publisher = رسانه
fact-type = نوع
fact-length = مدت
fact-level = سطح
fact-price = قیمت
fact-rated = امتیاز
fact-section = بخش
fact-language = زبان
why-here = چرا اینجاست؟
fact-heat = داغی
fact-quality = کیفیت
rated = { $count ->
    [one] { $rating } از ۵، { $count } رأی
   *[other] { $rating } از ۵، { $count } رأی
  }

## درباره آرشیو
about = درباره آرشیو
about-text = این آرشیو مجموعه‌ای از فایل‌های ایستاست. حق تیترها و گزیده‌ها برای رسانه‌های آن‌ها محفوظ است و هر خبری که از سایت دیگری آمده باشد به همان سایت پیوند دارد. این صفحه شما را نمی‌شمارد، ردیابی نمی‌کند و درباره شما چیزی به کسی نمی‌گوید.
fact-undated = بدون تاریخ
fact-related = خبرهای مرتبط
fact-export = خروجی
fact-format = قالب
sources = منابع

## آنچه خواننده نگه می‌دارد
library-text = هر چه می‌خوانید، ذخیره می‌کنید یا بی‌صدا می‌کنید در همین مرورگر می‌ماند و به هیچ جا فرستاده نمی‌شود.
saved-searches = جستجوهای ذخیره‌شده
saved-searches-text = جستجو کنید یا فهرستی را فیلتر کنید، سپس «ذخیره جستجو» را بالای آن بزنید.
new-count = { $count } جدید
remove-search = حذف
saved-stories-text = برای افزودن خبر به اینجا، «ذخیره» را در کنار آن بزنید.
saved-stories = { $count ->
    [one] { $count } خبر ذخیره‌شده
   *[other] { $count } خبر ذخیره‌شده
  }
saved-lost = { $count ->
    [one] { $count } مورد از آن‌ها دیگر در این آرشیو نیست.
   *[other] { $count } مورد از آن‌ها دیگر در این آرشیو نیست.
  }
muted = بی‌صداشده‌ها
mute = بی‌صدا کردن
mute-what = بی‌صدا کردن رسانه، موضوع یا واژه
muted-text = فهرست‌ها تعداد خبرهای بی‌صداشده را می‌گویند و می‌توانند آن‌ها را هم نمایش دهند.
unmute = لغو بی‌صدا کردن: { $name }
move-library = انتقال کتابخانه
export-to-file = خروجی گرفتن در فایل
import-from-file = وارد کردن از فایل
delete-everything = حذف همه
delete-confirmation = همه آنچه این صفحه برای شما ذخیره کرده است حذف شود؟
deleted = همه‌چیز حذف شد.
file-imported = وارد شد. آنچه از پیش داشتید سر جایش است.
file-unreadable = این فایل خوانده نشد. فایلی را انتخاب کنید که از همین‌جا خروجی گرفته شده است.
file-saved = در دانلودهای شما ذخیره شد.
library-kept = اگر صفحه‌ای را هفت روز باز نکنید، بعضی مرورگرها داده‌های ذخیره‌شده آن را پاک می‌کنند. برای حفظ کتابخانه، از آن در یک فایل خروجی بگیرید.
file-not-saved = این مرورگر به صفحه‌ها اجازه ذخیره فایل نمی‌دهد.
storage-blocked = این مرورگر برای این صفحه چیزی ذخیره نمی‌کند، چون فضای ذخیره‌سازی مسدود یا پر است. تغییرات شما تا بستن صفحه می‌ماند.

## کلیدها
key-next = خبر بعدی
key-previous = خبر قبلی
key-open = باز کردن خبر
key-coverage = نمایش یا پنهان کردن پوشش خبری
key-save = ذخیره خبر
key-shortcuts = نمایش میان‌برهای صفحه‌کلید
key-close = بستن این فهرست
close = بستن
single-keys = میان‌برهای تک‌کلیدی

## هنگام خطا
connection-failed = اتصال برقرار نشد.
try-again = تلاش دوباره
page-older = این صفحه از آرشیو قدیمی‌تر است.
reload = بارگذاری دوباره
no-such-story = این خبر در آرشیو نیست.
takes-long = بارگذاری طول کشیده است. شاید اتصال کُند باشد.
part-unreadable = بخشی از آرشیو خوانده نشد.
rest-works = بقیه صفحه همچنان کار می‌کند. { $error }
not-opened = آرشیو باز نشد
newer-version = نسخه جدیدتری از این آرشیو موجود است.
older-version-shown = نسخه قبلی را می‌خوانید.
load-newer-version = بارگذاری نسخه جدید
file-altered = { $file } آن‌گونه که منتشر شده نرسیده است؛ آنچه می‌بینید ممکن است نادرست باشد.
file-repaired = پرونده دوباره بارگذاری شد. برای دیدن آنچه منتشر شده، صفحه را دوباره بارگذاری کنید.
file-still-altered = پرونده دوباره تغییریافته رسید. چیزی میان شما و این آرشیو پرونده‌ها را تغییر می‌دهد.

## پیش از راه‌اندازی صفحه
loading-archive = آرشیو در حال بارگذاری است. اگر این پیام باقی بماند، اتصال شما کُند است یا مرورگرتان از WebAssembly پشتیبانی نمی‌کند. صفحه را دوباره بارگذاری کنید یا مرورگر جدیدتری را امتحان کنید.
start-failed = جستجو، فیلترها و بخش‌های دیگری از این صفحه راه‌اندازی نشد. صفحه را دوباره بارگذاری کنید. اگر درست نشد، بعداً دوباره امتحان کنید.
page-failed = این صفحه به‌علت خطایی از کار افتاد. برای ادامه، آن را دوباره بارگذاری کنید؛ آنچه ذخیره کرده‌اید سر جایش است.
needs-webassembly = در این مرورگر WebAssembly خاموش است و جستجو، فیلترها و کتابخانه به آن نیاز دارند. آن را برای این سایت مجاز کنید (در Safari حالت Lockdown Mode و در مرورگر Tor سطح امنیت را ببینید)، سپس صفحه را دوباره بارگذاری کنید.
no-script = این آرشیو به JavaScript نیاز دارد. آن را برای این صفحه مجاز کنید، سپس صفحه را دوباره بارگذاری کنید.
needs-script = جستجو، فیلترها و خبرهای قدیمی‌تر به JavaScript نیاز دارند.

## دور از شبکه
offline-heading = مطالعه آفلاین
saved-size = { $size } ذخیره شده
download-progress = دانلود آرشیو
enable-offline = روشن کردن مطالعه آفلاین
save-for-offline = ذخیره همه خبرها برای مطالعه آفلاین
pause-download = توقف موقت
resume-download = ادامه
delete-download = حذف دانلود
disable-offline = حذف همه و خاموش کردن مطالعه آفلاین
nothing-saved-offline = چیزی در این دستگاه ذخیره نشده است.
reading-saved = خبرهایی که باز می‌کنید برای مطالعه آفلاین ذخیره می‌شود. حجم کل آرشیو { $size } در { $files } است.
archive-downloading = در حال دانلود کل آرشیو: { $size } در { $files }.
archive-partly-saved = { $here } از { $size } در { $files } ذخیره شده است.
archive-saved = کل آرشیو در این دستگاه ذخیره شده است: { $size } در { $files }.
files = { $count ->
    [one] { $count } فایل
   *[other] { $count } فایل
  }
kilobytes = { $count } کیلوبایت
megabytes = { $count } مگابایت
storage-full = فضای ذخیره‌سازی این دستگاه پر است.
file-not-loaded = { $file } دانلود نشد.
you-are-offline = آفلاین هستید. خبرهایی که پیش‌تر باز کرده‌اید همچنان اینجاست.

## بیرون بردن از صفحه
export-view = خروجی از این نما
copy-code = رونوشت
code-copied = رونوشت شد
copy-citation = کپی ارجاع
list-loading = فهرست هنوز در حال بارگذاری است. چند لحظه دیگر دوباره امتحان کنید.
collecting-stories = گردآوری خبرها: { $done } از { $total }
export-failed = بعضی خبرها بارگذاری نشد، پس چیزی ذخیره نشد. دوباره امتحان کنید.
citation-copied = ارجاع در کلیپ‌بورد کپی شد.
saved-as = { $count ->
    [one] { $count } خبر با نام { $file } ذخیره شد
   *[other] { $count } خبر با نام { $file } ذخیره شد
  }
first-saved-as = { $count ->
    [one] { $count } خبر اول از { $total } خبر با نام { $file } ذخیره شد
   *[other] { $count } خبر اول از { $total } خبر با نام { $file } ذخیره شد
  }
