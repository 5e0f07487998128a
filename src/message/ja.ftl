### Japanese

## The name of the language in itself, and which way it is written (ltr or rtl)
language-name = 日本語
language-direction = ltr

## Joining parts
list-comma = {"、"}
quoted = 「{ $text }」
from-to = { $from }〜{ $to }

## The head of every page
skip = 記事へスキップ
latest-story = 最新記事：{ $day }
stories = 記事{ $count }件
publishers-count = { $count }媒体
new-since = { $when }以降の新着{ $count }件
my-library = マイライブラリ
keyboard-shortcuts = キーボードショートカット
about-archive = このアーカイブについて
menu = メニュー
language = 言語

## Searching
search = 検索
search-stories = { $count }件の記事を検索
how-to-search = 検索の方法
exact-phrase = 完全一致
without = 除外
no-match-showing = 「{ $typed }」を含む記事はありません。「{ $shown }」の結果を表示しています。
no-match = 「{ $typed }」を含む記事はありません。
ignored-filters = 無視した条件：{ $parts }。

## What was chosen, over the list
of-stories = …／{ $count }件
remove = { $name }を外す
chosen-filters = 選択中の絞り込み
clear-all = すべて解除
any-of-name = いずれか：{ $name }
not-name = { $name }以外
publishers-or-more = { $count }媒体以上
save-search = 検索を保存
search-saved = 検索を保存しました
nothing-matches = すべての条件に合う記事はありません。
without-name = { $name }を外す：{ $stories }
muted-count = { $count }件の記事をミュートしています。
muted-shown = ミュートした記事も表示しています。
hide-muted = 隠す
show-muted = 表示

## The list
stories-heading = 記事
density = 表示
density-front = 一面
density-list = リスト
density-headlines = 見出し
order = 並び順
order-newest = 新しい順
order-hottest = 話題順
order-quality = 良質な媒体順
order-covered = 報道の多い順
order-relevance = 関連度順
all-stories = 全{ $count }件の記事
loading = 読み込み中

## Filters
filters = 絞り込み
filters-count = 絞り込み（{ $count }）
show-stories = { $count }件の記事を表示
topics = トピック
time = 期間
publishers = 媒体
types = 種類
coverage = 報道
find = 探す
find-topics = トピックを探す
find-publishers = 媒体を探す
find-types = 種類を探す
topic-more = すべて・いずれか・除外を切り替え
topic-state = { $topic }：{ $now }。「{ $next }」に変更
choice-none = 未選択
choice-all = すべて含む
choice-any = いずれかを含む
choice-not = 除外
show-fewer = 表示を減らす
show-all = すべて表示（{ $count }）
unread = 未読
saved = 保存済み
or-more-publishers = { $count }媒体以上
from = 開始日
to = 終了日
stories-a-day = 日別の記事数
stories-a-week = 週別の記事数
stories-a-month = 月別の記事数
stories-a-year = 年別の記事数
as-a-table = 表で見る
stories-over-time = 記事数の推移

## A story in a list
related-stories = 関連記事
covered-by = { $count }媒体が報道
save = 保存
save-story = 保存：{ $title }
kind-article = 記事
kind-video = 動画
kind-course = 講座
kind-collection = コレクション
kind-download = ダウンロード
seconds = { $count }秒
minutes = { $count }分
hours = { $count }時間
hours-minutes = { $hours }時間{ $minutes }分

## What is around a story
no-coverage = この話題を報じたほかの媒体はなく、関連記事もこのアーカイブにはありません。
related-in-archive = このアーカイブの関連記事
coverage-order = 報道の並び順
by-time = 時間順
by-quality = 質の高い順
amp = AMP
amp-of = 「{ $title }」のAMP版
reason-declared = 報道の一覧に記載
reason-similar = 見出しの類似度{ $whole }.{ $hundredths }
reason-topics = どちらも{ $topics }の記事
reason-words = どちらの見出しにも{ $words }
reason-comma = {"；"}
at-the-same-time = 同時刻
minutes-later = { $count }分後
hours-later = { $count }時間後
days-later = { $count }日後
minutes-earlier = { $count }分先行
hours-earlier = { $count }時間先行
days-earlier = { $count }日先行
same-time = 同時刻
gap-minutes = +{ $count }分
gap-hours = +{ $count }時間
gap-days = +{ $count }日
gap-days-hours = +{ $days }日{ $hours }時間
span-minutes = { $count }分間
span-hours = { $count }時間
span-days = { $count }日間
followed = { $publishers }が{ $span }で報道、最初は{ $first }
followed-at-once = { $publishers }が同時刻に報道、最初は{ $first }
first = 最初
this-story = この記事
no-time = 時刻不明

## A story
read-at = { $publisher }で読む
watch-at = { $publisher }で見る
amp-version = AMP版
player-at = { $host }のプレーヤー
in-this-collection = このコレクションの内容
parts-missing = { $count }件はこのアーカイブにありません。
stories-in-list = この一覧の記事
newer = 新しい記事
older = 古い記事
back-to-list = 一覧に戻る
story-not-found = 記事が見つかりません
page-not-found = ページが見つかりません
missing-address = このアーカイブには、アドレス{ $address }のページがありません。入力の誤りか、記事が取り下げられた可能性があります。
to-front-page = 一面へ
story-not-loaded = この記事を取得できませんでした

## The facts of a story
fact-published = 公開
fact-updated = 更新
fact-by = 筆者
fact-publisher = 媒体
fact-type = 種類
fact-length = 長さ
fact-level = レベル
fact-price = 価格
fact-rated = 評価
fact-section = 掲載欄
fact-language = 言語
why-here = この位置にある理由
fact-heat = 話題度
fact-quality = 質
rated = 5点中{ $rating }、評価{ $count }件

## About the archive
about = 概要
about-text = このアーカイブは静的なファイルだけでできています。見出しと抜粋の権利は各媒体にあり、ほかのサイトの記事は元のページにリンクしています。このページは、閲覧者を数えたり、追跡したり、その情報を他者に伝えたりしません。
fact-undated = 日付なし
fact-related = 関連記事
fact-export = 書き出し
fact-format = 形式
sources = 情報源

## What the reader keeps
library-text = 読んだ記事、保存したもの、ミュートしたものの記録は、このブラウザーにだけ残り、どこにも送信されません。
saved-searches = 保存した検索
saved-searches-text = 検索や絞り込みをした一覧の上で「検索を保存」を選んでください。
new-count = 新着{ $count }件
remove-search = 削除
saved-stories-text = 記事の「保存」を選ぶと、ここに加わります。
saved-stories = 保存した記事{ $count }件
saved-lost = うち{ $count }件は、このアーカイブにはもうありません。
muted = ミュート中
mute = ミュート
mute-what = ミュートする媒体、トピック、語句
muted-text = 一覧にはミュートした記事の件数が示され、必要に応じて表示できます。
unmute = ミュートを解除：{ $name }
move-library = ライブラリの移行
export-to-file = ファイルに書き出す
import-from-file = ファイルから読み込む
delete-everything = すべて削除
delete-confirmation = このページが保存した記録を、すべて削除しますか？
deleted = すべて削除しました。
file-imported = 読み込みました。以前からあるものもそのまま残っています。
file-unreadable = ファイルを読み取れませんでした。ここで書き出したファイルを選んでください。
file-saved = ダウンロードに保存しました。
library-kept = ブラウザーによっては、7日間開かなかったページの保存内容が削除されます。ライブラリを残すには、ファイルに書き出してください。
file-not-saved = このブラウザーでは、ページからファイルを保存できません。
storage-blocked = このブラウザーには、このページの記録が残りません（保存が禁止されているか、空きがありません）。ここでの操作は、ページを閉じるまで有効です。

## Keys
key-next = 次の記事
key-previous = 前の記事
key-open = 記事を開く
key-coverage = 報道の表示・非表示
key-save = 記事を保存
key-shortcuts = ショートカットの一覧を表示
key-close = 一覧を閉じる
close = 閉じる
single-keys = 1文字のショートカット

## When something fails
connection-failed = 接続に失敗しました。
try-again = 再試行
page-older = このページはアーカイブより古い版です。
reload = 再読み込み
no-such-story = この記事はアーカイブにありません。
takes-long = 時間がかかっています。接続が遅い可能性があります。
part-unreadable = アーカイブの一部を読み取れませんでした。
rest-works = ページのほかの部分は引き続き使えます。{ $error }
not-opened = アーカイブを開けませんでした
newer-version = このアーカイブの新しい版があります。
older-version-shown = 表示しているのは前の版です。
load-newer-version = 新しい版を読み込む
file-altered = { $file } が公開されたとおりに届いていません。表示が正しくない可能性があります。
file-repaired = もう一度読み込みました。公開された内容を見るには、ページを再読み込みしてください。
file-still-altered = 再び変更されて届きました。このアーカイブとの間の何かがファイルを変更しています。

## Before the page runs
loading-archive = アーカイブを読み込んでいます。この表示が続く場合は、接続が遅いか、このブラウザーでWebAssemblyが動きません。ページを再読み込みするか、新しいブラウザーをお試しください。
start-failed = このページの検索や絞り込みなどを開始できませんでした。ページを再読み込みしてください。それでも直らない場合は、しばらくしてからもう一度お試しください。
page-failed = 不具合のため、このページは停止しました。再読み込みすると続けられます。保存した内容は残っています。
needs-webassembly = このブラウザーではWebAssemblyが無効になっています。検索、絞り込み、ライブラリにはWebAssemblyが必要です。このサイトで許可し、ページを再読み込みしてください（Safariではロックダウンモード、Tor Browserではセキュリティレベルをご確認ください）。
no-script = このアーカイブを読むには、JavaScriptが必要です。このページで許可し、再読み込みしてください。
needs-script = 検索、絞り込み、以前の記事の閲覧には、JavaScriptが必要です。

## Away from the network
offline-heading = オフライン閲覧
saved-size = { $size } を保存済み
download-progress = アーカイブのダウンロード
enable-offline = オフライン閲覧を有効にする
save-for-offline = すべての記事をオフライン用に保存
pause-download = 一時停止
resume-download = 再開
delete-download = 保存分を削除
disable-offline = すべて削除してオフライン閲覧をやめる
nothing-saved-offline = この端末には何も保存されていません。
reading-saved = 開いた記事はオフライン用に保存されます。アーカイブ全体は { $files }、{ $size } です。
archive-downloading = アーカイブ全体をダウンロード中：{ $files }、{ $size }。
archive-partly-saved = { $files }、{ $size } のうち { $here } を保存済み。
archive-saved = アーカイブ全体をこの端末に保存済み：{ $files }、{ $size }。
files = { $count } 個のファイル
kilobytes = { $count } kB
megabytes = { $count } MB
storage-full = 空き容量がありません。
file-not-loaded = { $file } をダウンロードできませんでした。
you-are-offline = オフラインです。以前に読んだ記事は読めます。

## Taking a view away
export-view = この表示を書き出す
copy-code = コピー
code-copied = コピーしました
copy-citation = 引用情報をコピー
list-loading = 一覧を読み込んでいます。少し待ってからもう一度お試しください。
collecting-stories = 記事を集めています：{ $total } 件中 { $done } 件
export-failed = 一部の記事を取得できず、何も保存されませんでした。もう一度お試しください。
citation-copied = 引用情報をクリップボードにコピーしました。
saved-as = { $count } 件の記事を { $file } として保存しました
first-saved-as = { $total } 件中、最初の { $count } 件を { $file } として保存しました
