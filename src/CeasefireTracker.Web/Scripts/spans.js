function spans(figure, drawing, go) {
  const brush = document.createElement('div');
  brush.className = 'brush';
  brush.hidden = true;
  figure.querySelector('.drawings').append(brush);
  const [first, days] = [toNumber(drawing.dataset.first), Number(drawing.dataset.days)];
  // Where the scale breaks: the number of the day and its place. A place is read as so many days from the first.
  const pairs = (drawing.dataset.breaks || '').split(' ').filter(Boolean).map(Number);
  const knots = [...Array(pairs.length / 2).keys()].map(place => ({ day: pairs[place * 2], at: pairs[place * 2 + 1] / 100 }));
  if (!knots.length) knots.push({ day: 0, at: 0 });
  knots.push({ day: days, at: 1 });
  const dayAt = part => {
    const end = Math.max(1, knots.findIndex((knot, place) => place === knots.length - 1 || (place > 0 && knot.at > part)));
    const [from, to] = [knots[end - 1], knots[end]];
    return from.day + (part - from.at) / (to.at - from.at) * (to.day - from.day);
  };
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
    const begin = Math.floor(dayAt(from));
    const end = Math.max(begin, Math.ceil(dayAt(to)) - 1);
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
    const begin = Math.round(dayAt(from));
    go(spanned(base(), first + begin, first + Math.max(begin, Math.round(dayAt(to)) - 1)));
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
