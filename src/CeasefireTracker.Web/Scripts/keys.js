// j and k, or the arrows, go from event to event while the focus is on one of the list; elsewhere the keys are the browser's.

function keys(root) {
  root.addEventListener('keydown', event => {
    const here = event.target.closest?.('.chapters .card-title a');
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!here || !step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const links = [...root.querySelectorAll('.chapters .card-title a')];
    const next = links[links.indexOf(here) + step];
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.closest('.card').scrollIntoView({ block: 'nearest' });
  });
}
