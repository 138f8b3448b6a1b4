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
