function nearest(links, from, key) {
  const here = middle(from);
  const isAcross = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1;
  if (isAcross && from.matches('.mark, .cluster')) {
    // Across goes through all lanes as time goes, which is the order in which they are written.
    const marks = links.filter(link => link.matches('.mark, .cluster'));
    return marks[marks.indexOf(from) + sign];
  }
  let best = null;
  for (const link of links) {
    const there = middle(link);
    const [ahead, aside] = isAcross ? [(there.x - here.x) * sign, Math.abs(there.y - here.y)] : [(there.y - here.y) * sign, Math.abs(there.x - here.x)];
    if (ahead > 3 && (!best || ahead + aside * 1.5 < best.cost)) best = { link, cost: ahead + aside * 1.5 };
  }
  return best?.link;
}

/** One tab stop for all that a drawing links to, and arrow keys within; what this width does not show is passed over. */
function roving(drawing, first, step) {
  const all = [...drawing.querySelectorAll('a')];
  const stop = link => all.forEach(other => { other.tabIndex = other === link ? 0 : -1; });
  stop(all.find(link => isSeen(link) && link.matches(first)) ?? all[0]);
  // Listened for on the parent: a listener for focus makes an SVG element a tab stop of its own.
  drawing.parentElement.addEventListener('focusin', event => {
    const link = event.target.closest('a');
    if (link && drawing.contains(link)) stop(link);
  });
  drawing.addEventListener('keydown', event => {
    const from = event.target.closest('a');
    const links = all.filter(isSeen);
    const marks = links.filter(link => link.matches(first));
    const next = { Home: marks[0], End: marks.at(-1) }[event.key] ?? (event.key.startsWith('Arrow') ? (from ? step(links, from, event.key) : marks[0]) : null);
    if (event.ctrlKey || event.metaKey || event.altKey || !next) return;
    event.preventDefault();
    next.focus();
  });
}

const arrows = drawing => roving(drawing, '.mark, .cluster', nearest);
