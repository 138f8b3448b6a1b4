// The timeline with scripts: its links and its form change the parts of the page in place, and everything still works without.
import { enliven } from './picture.js';
import { thumbs } from './span.js';
import { keys } from './list.js';
import { picks } from './picks.js';
import { follow, restore } from './parts.js';

const isHere = address => address.origin === location.origin && address.pathname === location.pathname;

function prepare() {
  enliven(document, follow);
  thumbs(document, follow);
}

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
  const fields = [...new FormData(form)].filter(([, value]) => value !== '');
  if (form.id === 'brief' && !fields.length) return;
  address.search = new URLSearchParams(fields).toString();
  follow(address);
});

document.addEventListener('parts', prepare);
prepare();
keys(document);
picks(document);
restore();
