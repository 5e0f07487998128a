//! The script of prerendered pages.

/// The script that removes the prerendered content if the page is shown at another address than its
/// own. That happens with a query string, or if a host answers every address with the front page.
/// The query string of a story is ignored, since it only names the list from which the story was
/// opened. The security policy contains the hash of this script.
pub const TAKEOVER_SCRIPT: &str = "(e=>{let p=e.dataset.page,l=location;\
if(new URL(p,document.baseURI).pathname!==l.pathname||l.search&&!p.startsWith('article'))e.remove()})\
(document.querySelector('.prerendered'))";
