// The language of the page: that of the address (`?lang=de`, for this tab), else the reader's choice, else the
// browser's, else the site's. It is chosen here, so that its texts are fetched before the application is there.
const LANGUAGE_KEY = 'broadsheet-language';
const storedLanguage = (storage) => {
try {
return window[storage][LANGUAGE_KEY];
} catch {
// Storage is blocked.
return undefined;
}
};
const chooseLanguage = () => {
const [, asked] = /[?&]lang=([\w-]+)/.exec(location.href) ?? [];
try {
if (asked) sessionStorage[LANGUAGE_KEY] = asked;
} catch {
// The language of the address holds for this page.
}
// Tag, file and own name of each.
const languages = document.querySelector('meta[name=languages]').content.split(',').map((language) => language.split('|'));
const tags = [asked, storedLanguage('sessionStorage'), storedLanguage('localStorage'), ...navigator.languages, document.documentElement.lang];
for (const tag of tags) {
const language = languages.find(([primary]) => primary === tag?.split('-')[0]);
if (language) return { tag, file: language[1] };
}
// English is the first of the list.
return { tag: 'en', file: languages[0][1] };
};
