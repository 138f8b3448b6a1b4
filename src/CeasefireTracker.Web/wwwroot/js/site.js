// Every page reads and filters without scripts. One file, because each answer weighs a kilobyte in headers.

// The picture with scripts: a card for the mark under the pointer or in focus, arrow keys from mark to mark, and spans by drag, wheel or pinch.

// Days without time zones: the number of days since 1970, and the texts of addresses.
const DAY = 86400000;

const toNumber = text => Date.parse(text + 'T00:00:00Z') / DAY;

const toText = number => new Date(number * DAY).toISOString().slice(0, 10);

/** The bounds of a span, both days inclusive, as coarse as it allows, as the server writes them. */
function bounds(first, last) {
  const [from, to, after] = [toText(first), toText(last), toText(last + 1)];
  if (!from.endsWith('-01') || !after.endsWith('-01')) return [from, to];
  return from.endsWith('-01-01') && after.endsWith('-01-01') ? [from.slice(0, 4), to.slice(0, 4)] : [from.slice(0, 7), to.slice(0, 7)];
}

/** An address with its span changed: it begins on the first page again. */
function spanned(address, first, last) {
  const target = new URL(address, location.href);
  const [from, to] = bounds(first, last);
  target.searchParams.set('from', from);
  target.searchParams.set('to', to);
  target.searchParams.delete('after');
  return target;
}

const middle = element => {
  const box = (element.querySelector('use:not(.ghost-shape)') ?? element).getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** The summary of an event: in the list on this page, else asked for. */
async function summaryOf(href) {
  const listed = document.getElementById(href.split('/').pop())?.querySelector('.card-summary');
  return listed ? listed.textContent : (await (await fetch(`${href}.json`)).json()).summary[document.documentElement.lang];
}

function card(figure) {
  const box = document.createElement('div');
  box.className = 'mark-card';
  box.hidden = true;
  box.setAttribute('aria-hidden', 'true');
  figure.querySelector('.drawings').append(box);
  const line = (name, text) => {
    const part = document.createElement('p');
    part.className = name;
    part.textContent = text;
    box.append(part);
  };
  let shown = null;
  let wait = 0;
  const pop = {
    show(mark, summary = null) {
      shown = mark;
      const [date, title, kind] = mark.dataset.lines.split('\n');
      box.replaceChildren();
      line('mark-card-date', date);
      line('mark-card-title', title);
      if (kind) line('mark-card-kind', kind);
      if (summary) line('mark-card-summary', summary.length > 220 ? summary.slice(0, 218).trimEnd() + '…' : summary);
      box.hidden = false;
      const place = box.parentElement.getBoundingClientRect();
      const { x, y } = middle(mark);
      const [width, height] = [box.offsetWidth, box.offsetHeight];
      const clamp = left => Math.max(place.x, Math.min(left, place.right - width));
      // Where it hides nothing that this answers, if there is such a place.
      const answered = [...mark.querySelectorAll('.answer circle')].map(middle);
      const below = [clamp(x - width / 2), y + 16];
      const places = [[clamp(x - width / 2), y - height - 14], below, [clamp(x + 18), y - height / 2], [clamp(x - width - 18), y - height / 2]]
        .filter(([left, top]) => top > 4 && !(left < x + 6 && x - 6 < left + width && top < y + 6 && y - 6 < top + height));
      const isClear = ([left, top]) => answered.every(end => end.x < left - 10 || end.x > left + width + 10 || end.y < top - 10 || end.y > top + height + 10);
      const [left, top] = places.find(isClear) ?? places[0] ?? below;
      box.style.left = `${left - place.x}px`;
      box.style.top = `${top - place.y}px`;
      clearTimeout(wait);
      // A pointer that only passes asks for nothing.
      if (!summary && mark.matches('.mark')) {
        wait = setTimeout(() => summaryOf(mark.getAttribute('href')).then(text => { if (shown === mark && !box.hidden) pop.show(mark, text); }, () => {}), 80);
      }
    },
    hide() {
      clearTimeout(wait);
      shown = null;
      box.hidden = true;
    },
  };
  return pop;
}

function nearest(links, from, key) {
  const here = middle(from);
  const isAcross = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1;
  if (isAcross && from.matches('.mark, .cluster')) {
    // Across goes through the marks in the order of days, whatever their lanes.
    const marks = links.filter(link => link.matches('.mark, .cluster')).map((link, place) => ({ link, place, x: middle(link).x })).sort((a, b) => a.x - b.x || a.place - b.place);
    return marks[marks.findIndex(mark => mark.link === from) + sign]?.link;
  }
  let best = null;
  for (const link of links) {
    const there = middle(link);
    const [ahead, aside] = isAcross ? [(there.x - here.x) * sign, Math.abs(there.y - here.y)] : [(there.y - here.y) * sign, Math.abs(there.x - here.x)];
    if (ahead > 3 && (!best || ahead + aside * 1.5 < best.cost)) best = { link, cost: ahead + aside * 1.5 };
  }
  return best?.link;
}

function arrows(drawing) {
  const links = [...drawing.querySelectorAll('a')];
  links.forEach(link => { link.tabIndex = -1; });
  const first = drawing.querySelector('.mark') ?? links[0];
  if (first) first.tabIndex = 0;
  // Listened for on the parent: a listener for focus makes an SVG element a tab stop of its own.
  drawing.parentElement.addEventListener('focusin', event => {
    const link = event.target.closest('a');
    if (link && drawing.contains(link)) links.forEach(other => { other.tabIndex = other === link ? 0 : -1; });
  });
  drawing.addEventListener('keydown', event => {
    const from = event.target.closest('a');
    const marks = links.filter(link => link.matches('.mark'));
    const next = { Home: marks[0], End: marks.at(-1) }[event.key] ?? (event.key.startsWith('Arrow') ? (from ? nearest(links, from, event.key) : marks[0]) : null);
    if (event.ctrlKey || event.metaKey || event.altKey || !next) return;
    event.preventDefault();
    next.focus();
  });
}

function spans(figure, drawing, go) {
  const brush = document.createElement('div');
  brush.className = 'brush';
  brush.hidden = true;
  figure.querySelector('.drawings').append(brush);
  const [first, days] = [toNumber(drawing.dataset.first), Number(drawing.dataset.days)];
  const base = () => figure.dataset.timeline || location.href;
  const box = () => drawing.getBoundingClientRect();
  const at = x => Math.max(0, Math.min(1, (x - box().x) / box().width));
  const show = (from, to) => {
    const width = box().width;
    brush.hidden = false;
    brush.style.left = `${from * width}px`;
    brush.style.width = `${Math.max(1, (to - from) * width)}px`;
  };
  const leave = (from, to) => {
    brush.hidden = true;
    const begin = Math.floor(from * days);
    const end = Math.max(begin, Math.ceil(to * days) - 1);
    go(spanned(base(), first + begin, first + end));
  };

  const pointers = new Map();
  const giveUp = event => {
    if (event.key !== 'Escape') return;
    pointers.clear();
    brush.hidden = true;
  };
  let start = null;
  let pinch = null;
  drawing.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, event.clientX);
    start = event.clientX;
    document.addEventListener('keydown', giveUp);
    if (pointers.size === 2) pinch = [...pointers.values()].sort((a, b) => a - b).map(at);
  });
  drawing.addEventListener('pointermove', event => {
    if (!pointers.has(event.pointerId)) return;
    pointers.set(event.pointerId, event.clientX);
    if (pinch) return;
    if (Math.abs(event.clientX - start) > 6) {
      drawing.setPointerCapture(event.pointerId);
      const [from, to] = [at(start), at(event.clientX)].sort((a, b) => a - b);
      show(from, to);
    }
  });
  drawing.addEventListener('pointerup', event => {
    if (!pointers.has(event.pointerId)) return;
    pointers.set(event.pointerId, event.clientX);
    if (pinch && pointers.size === 2) {
      // What was between the fingers at first is to be between them now.
      const [left, right] = [...pointers.values()].sort((a, b) => a - b).map(at);
      const scale = (pinch[1] - pinch[0]) / Math.max(0.02, right - left);
      const from = pinch[0] - left * scale;
      zoom(from, from + scale);
    } else if (!pinch && !brush.hidden) {
      const [from, to] = [at(start), at(event.clientX)].sort((a, b) => a - b);
      // A drag is no click on the mark where it began or ended.
      drawing.addEventListener('click', click => click.preventDefault(), { capture: true, once: true });
      setTimeout(() => drawing.dispatchEvent(new MouseEvent('click')));
      leave(from, to);
    }
    pointers.clear();
    pinch = null;
    document.removeEventListener('keydown', giveUp);
  });
  drawing.addEventListener('pointercancel', () => {
    pointers.clear();
    pinch = null;
    brush.hidden = true;
    document.removeEventListener('keydown', giveUp);
  });
  drawing.addEventListener('dragstart', event => event.preventDefault());

  function zoom(from, to) {
    const least = 1 / days;
    if (to - from < least) to = from + least;
    const begin = Math.round(from * days);
    go(spanned(base(), first + begin, first + Math.max(begin, Math.round(to * days) - 1)));
  }

  // The wheel alone scrolls the page; with Ctrl or ⌘, which is also how a trackpad tells a pinch, it zooms about the pointer.
  let wheel = null;
  drawing.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const centre = at(event.clientX);
    wheel ??= { from: 0, to: 1 };
    const factor = Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 120);
    wheel.from = centre - (centre - wheel.from) * factor;
    wheel.to = centre + (wheel.to - centre) * factor;
    show(Math.max(0, wheel.from), Math.min(1, wheel.to));
    clearTimeout(wheel.timer);
    wheel.timer = setTimeout(() => { const { from, to } = wheel; wheel = null; brush.hidden = true; zoom(from, to); }, 260);
  }, { passive: false });
}

// Wherever the focus is: a card that is in the way goes without the pointer having to move.
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') document.querySelectorAll('.mark-card').forEach(box => { box.hidden = true; });
});

/** Gives every picture of a page its script; a picture is given it once. */
function enliven(root, go) {
  for (const figure of root.querySelectorAll('.picture:not([data-alive])')) {
    figure.dataset.alive = '';
    const pop = card(figure);
    for (const link of figure.querySelectorAll('a.mark, a.cluster')) {
      // The card takes the place of the browser's own tooltip; the name stays for those who hear it.
      const title = link.querySelector(':scope > title');
      link.dataset.lines = title.textContent;
      link.setAttribute('aria-label', title.textContent.replaceAll('\n', ', '));
      title.remove();
      link.addEventListener('pointerenter', () => pop.show(link));
      link.addEventListener('pointerleave', pop.hide);
      link.addEventListener('focus', () => { if (link.matches(':focus-visible')) pop.show(link); });
      link.addEventListener('blur', pop.hide);
    }
    for (const drawing of figure.querySelectorAll('.drawing')) {
      arrows(drawing);
      spans(figure, drawing, go);
    }
  }
}

/** Two thumbs on the months beside the date fields. */
function thumbs(root, go) {
  const density = root.querySelector('.density:not([data-alive])');
  if (!density) return;
  density.dataset.alive = '';
  const drawing = density.querySelector('svg');
  let next = toNumber(drawing.dataset.first);
  const edges = drawing.dataset.lengths.split(' ').map(length => [next, (next += Number(length)) - 1]);
  const fields = ['from', 'to'].map(name => document.getElementById(name));
  const last = edges.length - 1;
  // By day only the days asked for are there: their ends are no end of the record.
  const isWhole = density.dataset.unit !== 'day';
  const asked = fields.map(field => field.value.trim());
  const begin = asked[0] ? edges.findIndex(edge => edge[1] >= toNumber(asked[0].padEnd(10, '-01'))) : 0;
  const end = asked[1] ? edges.findLastIndex(edge => bounds(edge[0], edge[0])[0].slice(0, asked[1].length) <= asked[1]) : last;
  const inputs = [begin, end].map((value, which) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'range', min: 0, max: last, value: value < 0 ? (which ? last : 0) : value, className: 'thumb' });
    input.id = which ? 'thumb-to' : 'thumb-from';
    input.setAttribute('aria-label', density.dataset[which ? 'to' : 'from']);
    density.append(input);
    return input;
  });
  const words = () => inputs.forEach((input, which) => {
    const edge = edges[Number(input.value)];
    input.setAttribute('aria-valuetext', bounds(edge[0], edge[1])[which]);
  });
  const values = () => inputs.map(input => Number(input.value));
  words();
  inputs.forEach((input, which) => {
    input.addEventListener('input', () => {
      const [from, to] = values();
      if (from > to) input.value = which ? from : to;
      const [first, until] = values();
      const [start, stop] = bounds(edges[first][0], edges[until][1]);
      fields[0].value = isWhole && first === 0 ? '' : start;
      fields[1].value = isWhole && until === last ? '' : stop;
      words();
    });
    input.addEventListener('change', () => {
      const [from, to] = values();
      const target = spanned(location.href, edges[from][0], edges[to][1]);
      if (isWhole && from === 0) target.searchParams.delete('from');
      if (isWhole && to === last) target.searchParams.delete('to');
      go(target);
    });
  });
}

// Fetches a page and puts its parts in the place of this page's. XMLHttpRequest parses it: trusted types refuse innerHTML and DOMParser.

let running = null;

const parts = root => new Map([...root.querySelectorAll('[data-part]')].map(part => [part.dataset.part, part]));

// What is told apart by the address or by name and value finds its counterpart in the new parts.
function trace(element) {
  if (!element || element === document.body) return null;
  if (element.id) return root => root.getElementById(element.id);
  const href = element.getAttribute('href');
  if (href) return root => [...root.querySelectorAll('a[href]')].find(link => link.getAttribute('href') === href && link.checkVisibility?.() !== false);
  return element.name ? root => [...root.getElementsByName(element.name)].find(other => other.value === element.value) : null;
}

function put(page, address) {
  const find = trace(document.activeElement);
  const inPicture = document.activeElement?.closest?.('[data-part=picture]');
  const open = new Set([...document.querySelectorAll('details[open] > summary')].map(summary => summary.firstChild.textContent.trim()));
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
  for (const summary of document.querySelectorAll('details > summary')) {
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

// j and k, or the arrows, go from event to event while the focus is on one of the list; elsewhere the keys are the browser's.

function keys(root) {
  root.addEventListener('keydown', event => {
    const here = event.target.closest?.('.chapters .card-title a');
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!here || !step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const links = [...root.querySelectorAll('.chapters .card-title a')];
    const next = links[links.indexOf(here) + step];
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.closest('.card').scrollIntoView({ block: 'nearest' });
  });
}

// Picked events are kept while the tab is open, so that a brief can be gathered over several pages; nothing leaves the browser.

const KEY = 'picks';
const readPicks = () => new Set(JSON.parse(sessionStorage.getItem(KEY) ?? '[]'));

function showPicks() {
  const form = document.getElementById('brief');
  if (!form) return;
  const picks = readPicks();
  const boxes = [...document.querySelectorAll('input[name=pick][form=brief]')];
  const isBrief = new URLSearchParams(location.search).has('pick');
  if (!isBrief) boxes.forEach(box => { box.checked = picks.has(box.value); });
  const here = new Set(boxes.map(box => box.value));
  form.querySelectorAll('input[name=pick]').forEach(input => input.remove());
  for (const id of isBrief ? [] : picks) {
    if (here.has(id)) continue;
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name: 'pick', value: id });
    form.append(input);
  }
  const count = isBrief ? boxes.filter(box => box.checked).length : picks.size;
  form.querySelector('.pick-count').textContent = count ? ` (${count})` : '';
  const clear = form.querySelector('[type=reset]');
  if (clear) clear.hidden = !count;
}

function forgetPicks() {
  sessionStorage.removeItem(KEY);
  showPicks();
}

function sayNothingPicked(isSaid) {
  const words = document.getElementById('nothing-picked');
  words.classList.toggle('said', isSaid);
  if (isSaid) words.focus();
}

/** Listens once; the boxes of later parts are found by their names. */
function picking(root) {
  showPicks();
  document.addEventListener('parts', showPicks);
  root.addEventListener('change', event => {
    if (!event.target.matches?.('input[name=pick][form=brief]')) return;
    const kept = readPicks();
    kept[event.target.checked ? 'add' : 'delete'](event.target.value);
    sessionStorage.setItem(KEY, JSON.stringify([...kept]));
    sayNothingPicked(false);
    showPicks();
  });
  root.addEventListener('reset', event => { if (event.target.id === 'brief') setTimeout(forgetPicks); });
  root.addEventListener('click', event => { if (event.target.closest?.('a.clear-picks')) forgetPicks(); });
}

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
    const address = new URL(form.action, location.href);
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

/** The first place in sight, which both languages have by one name; at the top what the address says. */
function readingPlace() {
  const part = scrollY > 80 && [...document.querySelectorAll('main [id]')].find(part => {
    const { top, height } = part.getBoundingClientRect();
    return top > 40 && top < innerHeight && height && !part.closest('form, svg, aside') && getComputedStyle(part).position !== 'sticky';
  });
  return part ? `#${part.id}` : location.hash;
}

document.addEventListener('click', event => {
  const link = event.target.closest?.('a.language');
  if (link) link.hash = readingPlace();
});

/** A button at each text that is there to be copied; without https a browser has no clipboard to give. */
function copying() {
  for (const text of navigator.clipboard ? document.querySelectorAll('[data-copy]:not([data-alive]) :is(textarea, dd)') : []) {
    const box = text.closest('[data-copy]');
    const words = text.textContent;
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'copy quiet-button', textContent: box.dataset.copy, ariaLive: 'polite' });
    button.onclick = () => navigator.clipboard.writeText(words).then(() => { button.textContent = box.dataset.copied; });
    box.dataset.alive = '';
    (text.value ? box : text).append(' ', button);
  }
}

document.addEventListener('parts', copying);
copying();
if (document.querySelector('[data-part]')) timeline();
else enliven(document, address => location.assign(address));
