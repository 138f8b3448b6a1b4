// Picked events are kept while the tab is open, so that a brief can be gathered over several pages; nothing leaves the browser.

const KEY = 'picks';
const read = () => new Set(JSON.parse(sessionStorage.getItem(KEY) ?? '[]'));

function show() {
  const form = document.getElementById('brief');
  if (!form) return;
  const picks = read();
  const boxes = [...document.querySelectorAll('input[name=pick][form=brief]')];
  const isBrief = new URLSearchParams(location.search).has('pick');
  if (!isBrief) boxes.forEach(box => { box.checked = picks.has(box.value); });
  const here = new Set(boxes.map(box => box.value));
  form.querySelectorAll('input[type=hidden]').forEach(input => input.remove());
  for (const id of isBrief ? [] : picks) {
    if (here.has(id)) continue;
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name: 'pick', value: id });
    form.append(input);
  }
  const count = isBrief ? boxes.filter(box => box.checked).length : picks.size;
  form.querySelector('.pick-count').textContent = count ? ` (${count})` : '';
}

/** Listens once; the boxes of later parts are found by their names. */
export function picks(root) {
  show();
  document.addEventListener('parts', show);
  root.addEventListener('change', event => {
    if (!event.target.matches?.('input[name=pick][form=brief]')) return;
    const kept = read();
    kept[event.target.checked ? 'add' : 'delete'](event.target.value);
    sessionStorage.setItem(KEY, JSON.stringify([...kept]));
    show();
  });
}
