// j and k, or the arrows, go from event to event while the focus is on one of the list; elsewhere the keys are the browser's.

function keys(root) {
  root.addEventListener('keydown', event => {
    const titles = '.chapters :is(.card-title a, .row-title)';
    const here = event.target.closest?.(titles);
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!here || !step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const links = [...root.querySelectorAll(titles)];
    const next = links[links.indexOf(here) + step];
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.closest('.listed').scrollIntoView({ block: 'nearest' });
  });
}
