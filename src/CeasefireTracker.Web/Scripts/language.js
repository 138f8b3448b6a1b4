/** The first place in sight, which both languages have by one name; at the top what the address says. */
function readingPlace() {
  const part = scrollY > 80 && [...document.querySelectorAll('main [id]')].find(part => {
    const { top, height } = part.getBoundingClientRect();
    return top > 40 && top < innerHeight && height && !part.closest('form, svg, aside') && getComputedStyle(part).position !== 'sticky';
  });
  return part ? `#${part.id}` : location.hash;
}

document.addEventListener('click', event => {
  const link = event.target.closest?.('a.language');
  if (link) link.hash = readingPlace();
});
