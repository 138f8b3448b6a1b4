// The picture with scripts: a card for the mark under the pointer or in focus, arrow keys from mark to mark, and spans by drag, wheel or pinch.
import { spanned, toNumber } from './days.js';

const middle = element => {
  const box = (element.querySelector('use:not(.ghost-shape)') ?? element).getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

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
  return {
    show(mark) {
      const [date, title, kind] = mark.dataset.lines.split('\n');
      box.replaceChildren();
      line('mark-card-date', date);
      line('mark-card-title', title);
      if (kind) line('mark-card-kind', kind);
      // The list may hold the event on this very page; its summary is worth repeating.
      const listed = document.getElementById(mark.getAttribute('href').split('/').pop());
      const summary = listed?.querySelector('.card-summary')?.textContent;
      if (summary) line('mark-card-summary', summary.length > 220 ? summary.slice(0, 218).trimEnd() + '…' : summary);
      box.hidden = false;
      const place = box.parentElement.getBoundingClientRect();
      const { x, y } = middle(mark);
      const left = Math.max(0, Math.min(x - place.x - box.offsetWidth / 2, place.width - box.offsetWidth));
      const isBelow = y - box.offsetHeight - 18 < 0;
      box.style.left = `${left}px`;
      box.style.top = `${y - place.y + (isBelow ? 16 : -box.offsetHeight - 14)}px`;
    },
    hide() { box.hidden = true; },
  };
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
export function enliven(root, go) {
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
