// Wherever the focus is: a card that is in the way goes without the pointer having to move.
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') document.querySelectorAll('.mark-card').forEach(box => { box.hidden = true; });
});

/** Gives every picture of a page its script; a picture is given it once. */
function enliven(root, go) {
  for (const figure of root.querySelectorAll('.picture:not([data-alive])')) {
    figure.dataset.alive = '';
    const pop = card(figure);
    for (const link of figure.querySelectorAll('a.mark, a.cluster')) {
      // The card takes the place of the browser's own tooltip; the name stays for those who hear it.
      const title = link.querySelector(':scope > title');
      link.dataset.lines = title.textContent;
      link.setAttribute('aria-label', title.textContent.replaceAll('\n', ', '));
      title.remove();
      link.addEventListener('pointerenter', () => pop.show(link));
      link.addEventListener('pointerleave', pop.hide);
      link.addEventListener('focus', () => { if (link.matches(':focus-visible')) pop.show(link); });
      link.addEventListener('blur', pop.hide);
    }
    for (const drawing of figure.querySelectorAll('.drawing')) {
      arrows(drawing);
      spans(figure, drawing, go);
    }
  }
}
