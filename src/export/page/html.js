// HTML may contain text in the elements and attributes that the application uses, but no URL, event handler or style.
const createHTML = (html) => (/^(?:[^<]|<\/?(?:caption|code|details|div|h[1-6]|label|p|span|summary)(?: (?:aria-hidden|class|for|id|role|tabindex)="[\w -]*")*>)*$/.test(html) ? html : null);
