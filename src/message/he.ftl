### עברית

## שם השפה וכיוון הכתיבה
language-name = עברית
language-direction = rtl

## חיבור חלקים
list-comma = {", "}
quoted = ”{ $text }”
from-to = { $from } עד { $to }

## ראש כל דף
skip = דילוג לכתבות
latest-story = הכתבה האחרונה: { $day }
stories = { $count ->
    [one] כתבה אחת
    [two] { $count } כתבות
    [many] { $count } כתבות
   *[other] { $count } כתבות
  }
publishers-count = { $count ->
    [one] כלי תקשורת אחד
    [two] { $count } כלי תקשורת
    [many] { $count } כלי תקשורת
   *[other] { $count } כלי תקשורת
  }
new-since = { $count ->
    [one] כתבה חדשה אחת מאז { $when }
    [two] { $count } כתבות חדשות מאז { $when }
    [many] { $count } כתבות חדשות מאז { $when }
   *[other] { $count } כתבות חדשות מאז { $when }
  }
my-library = הספרייה שלי
keyboard-shortcuts = קיצורי מקלדת
about-archive = אודות הארכיון
menu = תפריט
language = שפה

## חיפוש
search = חיפוש
search-stories = { $count ->
    [one] חיפוש בכתבה אחת
    [two] חיפוש ב־{ $count } כתבות
    [many] חיפוש ב־{ $count } כתבות
   *[other] חיפוש ב־{ $count } כתבות
  }
how-to-search = איך מחפשים
exact-phrase = ביטוי מדויק
without = ללא
no-match-showing = אין כתבות שמתאימות לחיפוש ”{ $typed }”. מוצגות תוצאות עבור ”{ $shown }”.
no-match = אין כתבות שמתאימות לחיפוש ”{ $typed }”.
ignored-filters = לא נלקחו בחשבון: { $parts }.

## הבחירה שמעל הרשימה
of-stories = … מתוך { $count }
remove = הסרה: { $name }
chosen-filters = מסננים שנבחרו
clear-all = ניקוי הכול
any-of-name = לפחות אחד: { $name }
not-name = ללא { $name }
publishers-or-more = { $count } כלי תקשורת ומעלה
save-search = שמירת החיפוש
search-saved = החיפוש נשמר
nothing-matches = אין כתבות שמתאימות לכל המסננים.
without-name = ללא { $name }: { $stories }
muted-count = { $count ->
    [one] כתבה אחת הושתקה.
    [two] { $count } כתבות הושתקו.
    [many] { $count } כתבות הושתקו.
   *[other] { $count } כתבות הושתקו.
  }
muted-shown = כתבות מושתקות מוצגות.
hide-muted = הסתרה
show-muted = הצגה

## הרשימה
stories-heading = כתבות
density = תצוגה
density-front = עמוד ראשי
density-list = רשימה
density-headlines = כותרות
order = מיון לפי
order-newest = מהחדש לישן
order-hottest = רמת עניין
order-quality = איכות המקור
order-covered = היקף הסיקור
order-relevance = מידת ההתאמה
all-stories = { $count ->
    [one] סך הכול כתבה אחת
    [two] סך הכול { $count } כתבות
    [many] סך הכול { $count } כתבות
   *[other] סך הכול { $count } כתבות
  }
loading = בטעינה

## מסננים
filters = מסננים
filters-count = מסננים ({ $count })
show-stories = { $count ->
    [one] הצגת כתבה אחת
    [two] הצגת { $count } כתבות
    [many] הצגת { $count } כתבות
   *[other] הצגת { $count } כתבות
  }
topics = נושאים
time = תאריכים
publishers = כלי תקשורת
types = סוגים
coverage = סיקור
find = חיפוש
find-topics = חיפוש בנושאים
find-publishers = חיפוש בכלי התקשורת
find-types = חיפוש בסוגים
topic-more = כולם, לפחות אחד או אף אחד
topic-state = { $topic }: { $now }. מעבר אל: { $next }
choice-none = לא נבחר
choice-all = כולם
choice-any = לפחות אחד
choice-not = אף אחד
show-fewer = הצגת פחות
show-all = הצגת הכול ({ $count })
unread = לא נקרא
saved = נשמר
or-more-publishers = { $count } כלי תקשורת ומעלה
from = מתאריך
to = עד תאריך
stories-a-day = כתבות ביום
stories-a-week = כתבות בשבוע
stories-a-month = כתבות בחודש
stories-a-year = כתבות בשנה
as-a-table = כטבלה
stories-over-time = כתבות לאורך זמן

## כתבה ברשימה
related-stories = כתבות קשורות
covered-by = { $count ->
    [one] סיקור בכלי תקשורת אחד
    [two] סיקור ב־{ $count } כלי תקשורת
    [many] סיקור ב־{ $count } כלי תקשורת
   *[other] סיקור ב־{ $count } כלי תקשורת
  }
save = שמירה
save-story = שמירה: { $title }
kind-article = מאמר
kind-video = סרטון
kind-course = קורס
kind-collection = אוסף
kind-download = הורדה
seconds = { $count } שנ׳
minutes = { $count } דק׳
hours = { $count ->
    [one] שעה
    [two] שעתיים
    [many] { $count } שע׳
   *[other] { $count } שע׳
  }
hours-minutes = { $hours } שע׳ { $minutes } דק׳

## סביב הכתבה
no-coverage = אף כלי תקשורת אחר לא סיקר את הנושא, ובארכיון הזה אין כתבות קשורות.
related-in-archive = כתבות קשורות בארכיון הזה
coverage-order = סדר הסיקור
by-time = לפי זמן
by-quality = לפי איכות
amp = AMP
amp-of = גרסת AMP של ”{ $title }”
reason-declared = מופיעה ברשימת הסיקור
reason-similar = כותרת דומה { $whole }.{ $hundredths }
reason-topics = שתיהן על { $topics }
reason-words = בשתי הכותרות: { $words }
reason-comma = {"; "}
at-the-same-time = באותו זמן
minutes-later = { $count ->
    [one] כעבור דקה
    [two] כעבור { $count } דק׳
    [many] כעבור { $count } דק׳
   *[other] כעבור { $count } דק׳
  }
hours-later = { $count ->
    [one] כעבור שעה
    [two] כעבור שעתיים
    [many] כעבור { $count } שע׳
   *[other] כעבור { $count } שע׳
  }
days-later = { $count ->
    [one] כעבור יום
    [two] כעבור יומיים
    [many] כעבור { $count } ימים
   *[other] כעבור { $count } ימים
  }
minutes-earlier = { $count ->
    [one] דקה קודם
    [two] { $count } דק׳ קודם
    [many] { $count } דק׳ קודם
   *[other] { $count } דק׳ קודם
  }
hours-earlier = { $count ->
    [one] שעה קודם
    [two] שעתיים קודם
    [many] { $count } שע׳ קודם
   *[other] { $count } שע׳ קודם
  }
days-earlier = { $count ->
    [one] יום קודם
    [two] יומיים קודם
    [many] { $count } ימים קודם
   *[other] { $count } ימים קודם
  }
same-time = באותו זמן
# מילה במקום הסימן +, שהיה נודד אל צידו האחר של המספר.
gap-minutes = { $count ->
    [one] כעבור דקה
    [two] כעבור { $count } דק׳
    [many] כעבור { $count } דק׳
   *[other] כעבור { $count } דק׳
  }
gap-hours = { $count ->
    [one] כעבור שעה
    [two] כעבור שעתיים
    [many] כעבור { $count } שע׳
   *[other] כעבור { $count } שע׳
  }
gap-days = { $count ->
    [one] כעבור יום
    [two] כעבור יומיים
    [many] כעבור { $count } ימים
   *[other] כעבור { $count } ימים
  }
# המספר $days הוא תמיד 1.
gap-days-hours = כעבור { $days } יום ו־{ $hours } שע׳
# משכי הזמן באים רק אחרי ”תוך”.
span-minutes = { $count ->
    [one] דקה
    [two] { $count } דקות
    [many] { $count } דקות
   *[other] { $count } דקות
  }
span-hours = { $count ->
    [one] שעה
    [two] שעתיים
    [many] { $count } שעות
   *[other] { $count } שעות
  }
span-days = { $count ->
    [one] יום
    [two] יומיים
    [many] { $count } ימים
   *[other] { $count } ימים
  }
followed = { $publishers } תוך { $span }; הראשון: { $first }
followed-at-once = { $publishers } באותו זמן; הראשון: { $first }
first = ראשונה
this-story = הכתבה הזו
no-time = הזמן לא ידוע

## כתבה
read-at = לקריאה באתר { $publisher }
watch-at = לצפייה באתר { $publisher }
amp-version = גרסת AMP
player-at = נגן באתר { $host }
in-this-collection = באוסף הזה
parts-missing = { $count ->
    [one] חלק אחד אינו בארכיון הזה.
    [two] { $count } חלקים אינם בארכיון הזה.
    [many] { $count } חלקים אינם בארכיון הזה.
   *[other] { $count } חלקים אינם בארכיון הזה.
  }
stories-in-list = הכתבות ברשימה הזו
newer = חדשה יותר
older = ישנה יותר
back-to-list = חזרה לרשימה
story-not-found = הכתבה לא נמצאה
page-not-found = הדף לא נמצא
missing-address = בארכיון הזה אין דף בכתובת { $address }. ייתכן שנפלה טעות בכתובת או שהכתבה הוסרה.
to-front-page = לעמוד הראשי
story-not-loaded = טעינת הכתבה נכשלה

## פרטי הכתבה
fact-published = פורסם
fact-updated = עודכן
fact-by = מאת
fact-publisher = כלי תקשורת
fact-type = סוג
fact-length = משך
fact-level = רמה
fact-price = מחיר
fact-rated = דירוג
fact-section = מדור
fact-language = שפה
why-here = למה זה כאן?
fact-heat = רמת עניין
fact-quality = איכות
rated = { $count ->
    [one] { $rating } מתוך 5, דירוג אחד
    [two] { $rating } מתוך 5, { $count } דירוגים
    [many] { $rating } מתוך 5, { $count } דירוגים
   *[other] { $rating } מתוך 5, { $count } דירוגים
  }

## על הארכיון
about = אודות
about-text = הארכיון הזה הוא אוסף של קבצים סטטיים. הכותרות והתקצירים שייכים לכלי התקשורת שפרסמו אותם; כתבה מאתר אחר מקשרת אליו. הדף הזה לא סופר את קוראיו, לא עוקב אחריהם ולא מוסר עליהם מידע לאיש.
fact-undated = ללא תאריך
fact-related = כתבות קשורות
fact-export = ייצוא
fact-format = פורמט
sources = מקורות

## מה שנשמר בדפדפן
library-text = כל מה שקוראים, שומרים ומשתיקים כאן נשאר בדפדפן הזה ולא נשלח לשום מקום.
saved-searches = חיפושים שמורים
saved-searches-text = אחרי חיפוש או סינון, הכפתור ”שמירת החיפוש” מופיע מעל הרשימה.
new-count = { $count ->
    [one] כתבה חדשה אחת
    [two] { $count } כתבות חדשות
    [many] { $count } כתבות חדשות
   *[other] { $count } כתבות חדשות
  }
remove-search = הסרה
saved-stories-text = הכפתור ”שמירה” שליד כתבה מוסיף אותה לכאן.
saved-stories = { $count ->
    [one] כתבה שמורה אחת
    [two] { $count } כתבות שמורות
    [many] { $count } כתבות שמורות
   *[other] { $count } כתבות שמורות
  }
saved-lost = { $count ->
    [one] אחת מהן כבר אינה בארכיון הזה.
    [two] { $count } מהן כבר אינן בארכיון הזה.
    [many] { $count } מהן כבר אינן בארכיון הזה.
   *[other] { $count } מהן כבר אינן בארכיון הזה.
  }
muted = מושתקים
mute = השתקה
mute-what = השתקת כלי תקשורת, נושא או מילים
muted-text = הרשימות מציינות כמה כתבות הושתקו, ואפשר להציג גם אותן.
unmute = ביטול השתקה: { $name }
move-library = העברת הספרייה
export-to-file = ייצוא לקובץ
import-from-file = ייבוא מקובץ
delete-everything = מחיקת הכול
delete-confirmation = למחוק את כל מה שהדף הזה שמר?
deleted = הכול נמחק.
file-imported = הייבוא הושלם. כל מה שהיה כאן קודם נשאר.
file-unreadable = קריאת הקובץ נכשלה. יש לבחור קובץ שנוצר בייצוא מכאן.
file-saved = הקובץ נשמר בתיקיית ההורדות.
library-kept = יש דפדפנים שמוחקים את מה שדף שמר אם הוא לא נפתח במשך שבעה ימים. כדי לא לאבד את הספרייה, כדאי לייצא אותה לקובץ.
file-not-saved = הדפדפן הזה אינו מאפשר לדפים לשמור קבצים.
storage-blocked = הדפדפן הזה אינו שומר דבר עבור הדף הזה, כי האחסון חסום או מלא. השינויים יישארו עד לסגירת הדף.

## מקשים
key-next = הכתבה הבאה
key-previous = הכתבה הקודמת
key-open = פתיחת הכתבה
key-coverage = הצגת הסיקור או הסתרתו
key-save = שמירת הכתבה
key-shortcuts = הצגת קיצורי המקלדת
key-close = סגירת החלון
close = סגירה
single-keys = קיצורים במקש יחיד

## כשמשהו נכשל
connection-failed = החיבור נכשל.
try-again = ניסיון חוזר
page-older = הדף הזה ישן יותר מהארכיון.
reload = טעינה מחדש
no-such-story = הכתבה הזו אינה בארכיון.
takes-long = הטעינה נמשכת זמן רב. ייתכן שהחיבור איטי.
part-unreadable = קריאת חלק מהארכיון נכשלה.
# הודעת השגיאה באנגלית ולכן היא באה בסוף.
rest-works = שאר הדף ממשיך לפעול. { $error }
not-opened = פתיחת הארכיון נכשלה
newer-version = יש גרסה חדשה יותר של הארכיון הזה.
older-version-shown = מוצגת הגרסה הקודמת.
load-newer-version = טעינת הגרסה החדשה
file-altered = הקובץ { $file } לא הגיע כפי שפורסם, ומה שמוצג עלול להיות שגוי.
file-repaired = הקובץ נטען שוב. כדי לראות את מה שפורסם, טענו מחדש את הדף.
file-still-altered = הקובץ הגיע שוב כשהוא שונה. משהו בינכם לבין הארכיון הזה משנה את הקבצים.

## לפני שהדף פועל
loading-archive = הארכיון בטעינה. אם ההודעה הזו לא נעלמת, החיבור איטי או שהדפדפן אינו תומך ב־WebAssembly. אפשר לטעון את הדף מחדש או לנסות דפדפן חדש יותר.
start-failed = הפעלת החיפוש, המסננים וחלקים אחרים של הדף נכשלה. יש לטעון את הדף מחדש. אם זה לא עוזר, כדאי לנסות שוב מאוחר יותר.
page-failed = הדף נעצר בגלל תקלה. כדי להמשיך יש לטעון אותו מחדש; מה שנשמר לא אבד.
needs-webassembly = בדפדפן הזה WebAssembly כבוי, אבל החיפוש, המסננים והספרייה זקוקים לו. יש לאפשר אותו באתר הזה (ב־Safari דרך ”מצב נעילה”, ב־Tor Browser דרך רמת האבטחה) ואז לטעון את הדף מחדש.
no-script = הארכיון הזה דורש JavaScript. יש לאפשר אותו בדף הזה ואז לטעון אותו מחדש.
needs-script = החיפוש, המסננים והכתבות הישנות יותר דורשים JavaScript.

## בלי חיבור לרשת
offline-heading = קריאה אופליין
saved-size = נשמרו { $size }
download-progress = הורדת הארכיון
enable-offline = הפעלת קריאה אופליין
save-for-offline = שמירת כל הכתבות לאופליין
pause-download = השהיה
resume-download = המשך
delete-download = מחיקת ההורדה
disable-offline = מחיקת הכול וכיבוי הקריאה אופליין
nothing-saved-offline = שום דבר לא נשמר במכשיר הזה.
reading-saved = כתבות שנפתחות נשמרות לקריאה אופליין. גודל הארכיון כולו: { $size } ({ $files }).
archive-downloading = הארכיון כולו בהורדה: { $size } ({ $files }).
archive-partly-saved = נשמרו { $here } מתוך { $size } ({ $files }).
archive-saved = הארכיון כולו שמור במכשיר הזה: { $size } ({ $files }).
files = { $count ->
    [one] קובץ אחד
    [two] { $count } קבצים
    [many] { $count } קבצים
   *[other] { $count } קבצים
  }
kilobytes = { $count } ק״ב
megabytes = { $count } מ״ב
storage-full = לא נשאר מקום אחסון במכשיר הזה.
file-not-loaded = הורדת { $file } נכשלה.
you-are-offline = אין חיבור לרשת. כתבות שנפתחו בעבר עדיין כאן.

## ייצוא התצוגה
export-view = ייצוא התצוגה
copy-code = העתקה
code-copied = הועתק
copy-citation = העתקת מראה מקום
list-loading = הרשימה עדיין בטעינה. כדאי לנסות שוב בעוד רגע.
collecting-stories = איסוף כתבות: { $done } מתוך { $total }
export-failed = טעינת חלק מהכתבות נכשלה, ולכן דבר לא נשמר. כדאי לנסות שוב.
citation-copied = מראה המקום הועתק ללוח.
saved-as = { $count ->
    [one] כתבה אחת נשמרה בקובץ { $file }
    [two] { $count } כתבות נשמרו בקובץ { $file }
    [many] { $count } כתבות נשמרו בקובץ { $file }
   *[other] { $count } כתבות נשמרו בקובץ { $file }
  }
first-saved-as = { $count ->
    [one] הכתבה הראשונה מתוך { $total } נשמרה בקובץ { $file }
    [two] שתי הכתבות הראשונות מתוך { $total } נשמרו בקובץ { $file }
    [many] { $count } הכתבות הראשונות מתוך { $total } נשמרו בקובץ { $file }
   *[other] { $count } הכתבות הראשונות מתוך { $total } נשמרו בקובץ { $file }
  }
