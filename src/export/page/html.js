// HTML may be text in these elements and attributes, which is what the application holds; no address, no handler and
// no style is among them.
const createHTML = (html) => (/^(?:[^<]|<\/?(?:caption|code|details|div|h[1-6]|label|p|span|summary)(?: (?:aria-hidden|class|for|id|role|tabindex)="[\w -]*")*>)*$/.test(html) ? html : null);
