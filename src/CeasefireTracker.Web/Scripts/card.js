// The picture with scripts: a card for the mark under the pointer or in focus, arrow keys from mark to mark, and spans by drag, wheel or pinch.

const SVG = 'http://www.w3.org/2000/svg';

const isSeen = element => element.getClientRects().length > 0;

/** The marks that a mark answers: their places among all of them. */
const answeredBy = mark => {
  const marks = mark.closest('.drawing').querySelectorAll('.mark');
  return (mark.dataset.to ?? '').split(' ').filter(Boolean).map(place => marks[place]).filter(isSeen);
};

/** A line from a mark to each that it answers; none without a mark. */
function answers(drawing, mark) {
  drawing.querySelectorAll('.answer').forEach(line => line.remove());
  const { x: left, y: top } = drawing.getBoundingClientRect();
  for (const other of mark ? answeredBy(mark) : []) {
    const [from, to] = [middle(mark), middle(other)].map(({ x, y }) => ({ x: x - left, y: y - top }));
    const lift = Math.abs(from.y - to.y) < 4 ? 24 : 0;
    const half = (from.x + to.x) / 2;
    const draw = (name, attributes) => {
      const part = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
      part.setAttribute('class', 'answer');
      drawing.append(part);
    };
    draw('path', { d: `M${from.x} ${from.y}C${half} ${from.y - lift} ${half} ${to.y - lift} ${to.x} ${to.y}` });
    draw('circle', { cx: to.x, cy: to.y, r: 7.5 });
  }
}

const middle = element => {
  const box = (element.querySelector(':scope > use:not(.ghost-shape)') ?? element).getBoundingClientRect();
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
      answers(mark.closest('.drawing'), mark.matches('.mark') ? mark : null);
      const place = box.parentElement.getBoundingClientRect();
      const { x, y } = middle(mark);
      const [width, height] = [box.offsetWidth, box.offsetHeight];
      const clamp = left => Math.max(place.x, Math.min(left, place.right - width));
      // Where it hides nothing that this answers, if there is such a place.
      const answered = mark.matches('.mark') ? answeredBy(mark).map(middle) : [];
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
      if (shown) answers(shown.closest('.drawing'), null);
      shown = null;
      box.hidden = true;
    },
  };
  return pop;
}
