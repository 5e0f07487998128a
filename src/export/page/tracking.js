// Removes parameters from the address by which newsletters, advertisements and social networks recognize a reader. They
// choose nothing here, and an address without them can be passed on. All other parameters keep their bytes.
const TRACKING = /^(?:(?:utm|mtm|pk|piwik|matomo|hsa|at)_\w+|\w*clid|gclsrc|[gw]braid|igshid?|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|vero_id|oly_(?:anon|enc)_id|_g[al]|_openstat|epik|rdt_cid|li_fat_id|srsltid|wickedid|cmpid|ref(?:_src|_url)?)$/i;
const parameters = location.search.slice(1).split('&');
const kept = parameters.filter((parameter) => !TRACKING.test(parameter.split('=')[0]));
if (kept.length < parameters.length) {
history.replaceState(history.state, '', location.pathname + (kept.length ? `?${kept.join('&')}` : '') + location.hash);
}
