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
