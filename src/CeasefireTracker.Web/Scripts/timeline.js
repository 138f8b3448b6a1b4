const isHere = address => address.origin === location.origin && address.pathname === location.pathname;

// The timeline's links and its form change the parts of the page in place; the pictures of other pages lead to the timeline.
function timeline() {
  document.addEventListener('click', event => {
    const link = event.target.closest?.('main a[href]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const address = new URL(link.href.baseVal ?? link.href, location.href);
    if (!isHere(address) || (address.hash && address.search === location.search)) return;
    event.preventDefault();
    follow(address);
  });

  document.addEventListener('submit', event => {
    const form = event.target;
    const address = new URL(event.submitter?.getAttribute('formaction') ?? form.action, location.href);
    if (!isHere(address)) return;
    event.preventDefault();
    const isBrief = form.id === 'brief';
    const fields = [...new FormData(form)].filter(([name, value]) => value !== '' && (!isBrief || name === 'pick'));
    if (isBrief && !fields.length) return sayNothingPicked(true);
    address.search = new URLSearchParams(fields).toString();
    follow(address);
  });

  const prepare = () => {
    enliven(document, follow);
    thumbs(document, follow);
  };
  document.addEventListener('parts', prepare);
  prepare();
  keys(document);
  picking(document);
  restore();
}
