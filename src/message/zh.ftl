### 简体中文

## 语言
language-name = 简体中文
language-direction = ltr

## 连接
list-comma = {"、"}
quoted = “{ $text }”
from-to = { $from }至{ $to }

## 页眉
skip = 跳到报道
latest-story = 最新报道：{ $day }
stories = { $count }篇报道
publishers-count = { $count }家媒体
new-since = { $when }以来新增{ $count }篇
my-library = 我的书架
keyboard-shortcuts = 键盘快捷键
about-archive = 关于本档案库
menu = 菜单
language = 语言

## 搜索
search = 搜索
search-stories = 搜索{ $count }篇报道
how-to-search = 搜索方法
exact-phrase = 完全匹配
without = 排除
no-match-showing = 没有与“{ $typed }”匹配的报道，现显示“{ $shown }”的结果。
no-match = 没有与“{ $typed }”匹配的报道。
ignored-filters = 已忽略：{ $parts }。

## 列表上方的已选条件
of-stories = …／{ $count }篇
remove = 移除：{ $name }
chosen-filters = 已选条件
clear-all = 全部清除
any-of-name = 任一：{ $name }
not-name = 不含：{ $name }
publishers-or-more = 至少{ $count }家媒体
save-search = 保存搜索
search-saved = 搜索已保存
nothing-matches = 没有报道符合全部筛选条件。
without-name = 去掉{ $name }：{ $stories }
muted-count = 已屏蔽{ $count }篇报道。
muted-shown = 正在显示被屏蔽的报道。
hide-muted = 隐藏
show-muted = 显示

## 列表
stories-heading = 报道
density = 版式
density-front = 头版
density-list = 列表
density-headlines = 标题
order = 排序
order-newest = 最新
order-hottest = 最热
order-quality = 最佳来源
order-covered = 报道最多
order-relevance = 最相关
all-stories = 全部{ $count }篇报道
loading = 正在加载

## 筛选
filters = 筛选
filters-count = 筛选（{ $count }）
show-stories = 查看{ $count }篇报道
topics = 主题
time = 时间
publishers = 媒体
types = 类型
coverage = 同题报道
find = 查找
find-topics = 查找主题
find-publishers = 查找媒体
find-types = 查找类型
topic-more = 要求全部、任一或排除
topic-state = { $topic }：{ $now }。改为“{ $next }”
choice-none = 未选择
choice-all = 包含全部
choice-any = 包含任一
choice-not = 全部排除
show-fewer = 收起
show-all = 显示全部{ $count }项
unread = 未读
saved = 已收藏
or-more-publishers = 至少{ $count }家媒体
from = 开始
to = 结束
stories-a-day = 每日报道数
stories-a-week = 每周报道数
stories-a-month = 每月报道数
stories-a-year = 每年报道数
as-a-table = 以表格查看
stories-over-time = 报道数量变化

## 列表中的报道
related-stories = 相关报道
covered-by = { $count }家媒体报道
save = 收藏
save-story = 收藏：{ $title }
kind-article = 文章
kind-video = 视频
kind-course = 课程
kind-collection = 合集
kind-download = 下载
seconds = { $count }秒
minutes = { $count }分钟
hours = { $count }小时
hours-minutes = { $hours }小时{ $minutes }分钟

## 与报道相关的内容
no-coverage = 没有其他媒体报道此事，本档案库中也没有相关报道。
related-in-archive = 本档案库中的相关报道
coverage-order = 同题报道的排序
by-time = 按时间
by-quality = 按质量
amp = AMP
amp-of = “{ $title }”的AMP版
reason-declared = 列为同题报道
reason-similar = 标题相似度{ $whole }.{ $hundredths }
reason-topics = 都涉及{ $topics }
reason-words = 标题都含{ $words }
reason-comma = {"；"}
at-the-same-time = 同一时间
minutes-later = 晚{ $count }分钟
hours-later = 晚{ $count }小时
days-later = 晚{ $count }天
minutes-earlier = 早{ $count }分钟
hours-earlier = 早{ $count }小时
days-earlier = 早{ $count }天
same-time = 同时
gap-minutes = +{ $count }分钟
gap-hours = +{ $count }小时
gap-days = +{ $count }天
gap-days-hours = +{ $days }天{ $hours }小时
span-minutes = { $count }分钟
span-hours = { $count }小时
span-days = { $count }天
followed = { $span }内{ $publishers }报道；首发：{ $first }
followed-at-once = { $publishers }同时报道；首发：{ $first }
first = 首发
this-story = 本篇
no-time = 时间不详

## 报道
read-at = 在{ $publisher }阅读
watch-at = 在{ $publisher }观看
amp-version = AMP版
player-at = { $host }的播放器
in-this-collection = 合集内容
parts-missing = 有{ $count }项不在本档案库中。
stories-in-list = 本列表的报道
newer = 较新
older = 较早
back-to-list = 返回列表
story-not-found = 未找到报道
page-not-found = 未找到页面
missing-address = 本档案库中没有地址为{ $address }的页面。可能是地址有误，或报道已撤下。
to-front-page = 前往头版
story-not-loaded = 无法加载这篇报道

## 报道信息
fact-published = 发布
fact-updated = 更新
fact-by = 作者
fact-publisher = 媒体
fact-type = 类型
fact-length = 时长
fact-level = 难度
fact-price = 价格
fact-rated = 评分
fact-section = 栏目
fact-language = 语言
why-here = 为何排在这里？
fact-heat = 热度
fact-quality = 质量
rated = { $rating }分（满分5分），{ $count }人评分

## 关于档案库
about = 关于
about-text = 本档案库由一组静态文件构成。标题和摘录归各媒体所有；来自其他网站的报道均附原文链接。本页面不统计您的访问，不跟踪您，也不向任何人透露您的信息。
fact-undated = 无日期
fact-related = 相关报道
fact-export = 导出
fact-format = 格式
sources = 来源

## 读者保存的内容
library-text = 您阅读、收藏和屏蔽的内容都只留在此浏览器中，不会发送到任何地方。
saved-searches = 保存的搜索
saved-searches-text = 搜索或筛选后，选择列表上方的“保存搜索”。
new-count = 新增{ $count }篇
remove-search = 移除
saved-stories-text = 选择报道旁的“收藏”，即可添加到这里。
saved-stories = 已收藏{ $count }篇报道
saved-lost = 其中{ $count }篇已不在本档案库中。
muted = 已屏蔽
mute = 屏蔽
mute-what = 屏蔽媒体、主题或词语
muted-text = 列表会注明屏蔽了多少篇报道，也可以显示这些报道。
unmute = 取消屏蔽：{ $name }
move-library = 迁移书架
export-to-file = 导出为文件
import-from-file = 从文件导入
delete-everything = 全部删除
delete-confirmation = 要删除本页面为您保存的全部内容吗？
deleted = 已全部删除。
file-imported = 已导入。原有内容都还在。
file-unreadable = 无法读取此文件。请选择从这里导出的文件。
file-saved = 已保存到“下载”文件夹。
library-kept = 有些浏览器会清除七天未打开的页面所保存的内容。如要保留书架，请将其导出为文件。
file-not-saved = 此浏览器不允许页面保存文件。
storage-blocked = 存储被禁用或空间已满，此浏览器无法为本页面保存任何内容。您的更改只保留到页面关闭为止。

## 按键
key-next = 下一篇
key-previous = 上一篇
key-open = 打开报道
key-coverage = 显示或隐藏同题报道
key-save = 收藏报道
key-shortcuts = 显示键盘快捷键
key-close = 关闭快捷键列表
close = 关闭
single-keys = 单键快捷键

## 出错时
connection-failed = 连接失败。
try-again = 重试
page-older = 此页面比档案库旧。
reload = 重新加载
no-such-story = 档案库中没有这篇报道。
takes-long = 加载时间较长，可能是网络连接较慢。
part-unreadable = 无法读取档案库的一部分。
rest-works = 页面其余部分仍可使用。{ $error }
not-opened = 无法打开档案库
newer-version = 本档案库有新版本。
older-version-shown = 您看到的是上一版本。
load-newer-version = 加载新版本
file-altered = { $file } 送达时与发布的内容不同，您看到的可能有误。
file-repaired = 该文件已重新加载。请刷新页面以查看发布的内容。
file-still-altered = 再次送达时仍被更改。您与本档案库之间有某个环节更改了文件。

## 页面运行之前
loading-archive = 正在加载档案库。如果此消息一直不消失，可能是网络连接较慢，或您的浏览器不支持WebAssembly。请重新加载页面，或换用较新的浏览器。
start-failed = 无法启动本页面的搜索、筛选等功能。请重新加载页面。如仍无效，请稍后再试。
page-failed = 页面因故障停止运行。请重新加载以继续，您保存的内容都还在。
needs-webassembly = 此浏览器关闭了WebAssembly，而搜索、筛选和书架都需要它。请为本网站允许WebAssembly（Safari请查看“锁定模式”，Tor浏览器请查看“安全级别”），然后重新加载页面。
no-script = 本档案库需要JavaScript。请为本页面允许JavaScript，然后重新加载。
needs-script = 搜索、筛选和查看较早的报道需要JavaScript。

## 离线时
offline-heading = 离线阅读
saved-size = 已保存{ $size }
download-progress = 档案库下载进度
enable-offline = 开启离线阅读
save-for-offline = 保存全部报道供离线阅读
pause-download = 暂停
resume-download = 继续
delete-download = 删除下载内容
disable-offline = 全部删除并关闭离线阅读
nothing-saved-offline = 此设备上没有保存任何内容。
reading-saved = 您打开的报道会保存下来供离线阅读。整个档案库共{ $files }，{ $size }。
archive-downloading = 正在下载整个档案库：共{ $files }，{ $size }。
archive-partly-saved = 共{ $files }，{ $size }，已保存{ $here }。
archive-saved = 整个档案库已保存在此设备上：共{ $files }，{ $size }。
files = { $count }个文件
kilobytes = { $count } kB
megabytes = { $count } MB
storage-full = 此设备的存储空间已满。
file-not-loaded = 无法下载{ $file }。
you-are-offline = 您已离线。之前打开过的报道仍可阅读。

## 导出
export-view = 导出当前视图
copy-code = 复制
code-copied = 已复制
copy-citation = 复制引用信息
list-loading = 列表仍在加载，请稍后再试。
collecting-stories = 正在收集报道：{ $done }／{ $total }
export-failed = 部分报道无法加载，因此未保存任何内容。请重试。
citation-copied = 引用信息已复制到剪贴板。
saved-as = { $count }篇报道已保存为{ $file }
first-saved-as = { $total }篇报道中的前{ $count }篇已保存为{ $file }
