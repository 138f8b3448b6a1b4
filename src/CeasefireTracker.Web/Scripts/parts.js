// Fetches a page and puts its parts in the place of this page's. XMLHttpRequest parses it: trusted types refuse innerHTML and DOMParser.

let running = null;

const parts = root => new Map([...root.querySelectorAll('[data-part]')].map(part => [part.dataset.part, part]));

// What is told apart by the address or by name and value finds its counterpart in the new parts.
function trace(element) {
  if (!element || element === document.body) return null;
  // Who went into a stretch of the picture stays in the picture, at the first of what it held.
  if (element.matches('.cluster, .tick-label')) return root => [...root.querySelectorAll('.drawing :is(.mark, .cluster)')].find(isSeen);
  if (element.id) return root => root.getElementById(element.id);
  const href = element.getAttribute('href');
  if (href) return root => [...root.querySelectorAll('a[href]')].find(link => link.getAttribute('href') === href && link.checkVisibility?.() !== false);
  return element.name ? root => [...root.getElementsByName(element.name)].find(other => other.value === element.value) : null;
}

function put(page, address) {
  const find = trace(document.activeElement);
  const inPicture = document.activeElement?.closest?.('[data-part=picture]');
  const open = new Set([...document.querySelectorAll('details[open]:not(.row > details) > summary')].map(summary => summary.firstChild.textContent.trim()));
  const fresh = parts(page);
  for (const [name, old] of parts(document)) {
    const part = fresh.get(name);
    if (old.getAttribute('role') === 'status') {
      // A live region has to stay for its change to be read out.
      old.textContent = part.textContent;
    } else {
      old.replaceWith(document.importNode(part, true));
    }
  }
  for (const summary of document.querySelectorAll('details:not(.row > details) > summary')) {
    if (open.has(summary.firstChild.textContent.trim())) summary.parentElement.open = true;
  }
  document.title = page.title;
  for (const selector of ['link[rel=canonical]', 'link[rel=alternate]', 'meta[name=description]', 'meta[name=robots]', 'meta[property^="og:"]']) {
    document.head.querySelectorAll(selector).forEach(old => old.remove());
    page.head.querySelectorAll(selector).forEach(next => document.head.append(document.importNode(next, true)));
  }
  const [language, nextLanguage] = [document, page].map(root => root.querySelector('a.language'));
  language.href = nextLanguage.getAttribute('href');
  document.dispatchEvent(new Event('parts'));
  const target = find?.(document) ?? (inPicture && document.querySelector('[data-part=picture] figure'));
  target?.focus({ preventScroll: true });
  if (address.hash) document.querySelector(address.hash)?.scrollIntoView();
}

function remember() {
  history.replaceState({ ...history.state, y: scrollY }, '');
}

/** Shows the page of an address in place of this one; loads it whole where that fails. */
function follow(address, { push = true, y = null } = {}) {
  running?.abort();
  const target = new URL(address, location.href);
  const request = running = new XMLHttpRequest();
  document.documentElement.toggleAttribute('data-loading', true);
  request.responseType = 'document';
  request.onload = () => {
    document.documentElement.toggleAttribute('data-loading', false);
    const page = request.response;
    const isWhole = request.status === 200 && page && [...parts(document).keys()].every(name => parts(page).has(name));
    if (!isWhole) return location.assign(target);
    if (push) {
      remember();
      const shown = new URL(request.responseURL);
      shown.hash = target.hash;
      if (shown.href !== location.href) history.pushState({}, '', shown);
    }
    put(page, target);
    if (y !== null) scrollTo({ top: y, behavior: 'instant' });
  };
  request.onerror = () => location.assign(target);
  request.open('GET', target);
  request.send();
}

/** Keeps the reading position of each entry of the history. */
function restore() {
  history.scrollRestoration = 'manual';
  if (history.state?.y) scrollTo({ top: history.state.y, behavior: 'instant' });
  let shown = location.pathname + location.search;
  document.addEventListener('parts', () => { shown = location.pathname + location.search; });
  addEventListener('popstate', () => {
    if (location.pathname + location.search !== shown) follow(location.href, { push: false, y: history.state?.y ?? 0 });
    else if (history.state?.y !== undefined) scrollTo({ top: history.state.y, behavior: 'instant' });
  });
  let timer = 0;
  addEventListener('scroll', () => { clearTimeout(timer); timer = setTimeout(remember, 200); }, { passive: true });
  addEventListener('pagehide', remember);
}
