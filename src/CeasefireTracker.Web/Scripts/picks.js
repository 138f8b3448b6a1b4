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
