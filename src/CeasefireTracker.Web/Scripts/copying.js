/** A button for each text that is there to be copied, beside it or alone; without https a browser has no clipboard to give. */
function copying() {
  for (const text of navigator.clipboard ? document.querySelectorAll('[data-copy]:not([data-alive]) :is(textarea, dd), [data-text]:not([data-alive])') : []) {
    const box = text.closest('[data-copy]');
    const words = text.dataset.text ?? text.textContent;
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'copy quiet-button', textContent: box.dataset.copy, ariaLive: 'polite' });
    button.onclick = () => navigator.clipboard.writeText(words).then(() => { button.textContent = box.dataset.copied; });
    box.dataset.alive = '';
    (text.value ? box : text).append(' ', button);
  }
}

document.addEventListener('parts', copying);
copying();
