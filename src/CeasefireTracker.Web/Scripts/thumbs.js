/** Two thumbs on the months beside the date fields. */
function thumbs(root, go) {
  const density = root.querySelector('.density:not([data-alive])');
  if (!density) return;
  density.dataset.alive = '';
  const drawing = density.querySelector('svg');
  // Dozens of bars are one tab stop, as the marks of the picture are.
  roving(drawing, 'a', nearest);
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
