// Says what a date means while it is typed, and keeps what was typed whenever its writer pauses.
// Without this script the form's own buttons do both.
const form = document.querySelector('form[data-words]');

const later = (wait, action) => {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...given), wait);
  };
};

const tellDate = later(300, async input => {
  let words = input.parentElement.querySelector('output');
  if (!words) {
    words = document.createElement('output');
    words.htmlFor = input.id;
    input.after(words);
  }

  const text = input.value.trim();
  const answer = text && await fetch(`${form.dataset.words}?text=${encodeURIComponent(text)}`);
  if (input.value.trim() === text) {
    words.textContent = answer && answer.ok ? await answer.text() : '';
    words.className = answer && answer.headers.get('x-is-date') === 'false' ? 'wrong' : 'quiet';
  }
});

let keeping = null;
const keep = later(2000, () => {
  keeping = fetch(`${form.action}?handler=Keep`, { method: 'POST', body: new FormData(form), redirect: 'error' })
    .then(async answer => {
      if (answer.ok) {
        // What is kept is what the next sending begins with.
        form.elements.was.value = await answer.text();
      }
    })
    .catch(() => {})
    .finally(() => { keeping = null; });
});

if (form) {
  form.addEventListener('input', event => {
    if (event.target.dataset.date) {
      tellDate(event.target);
    }

    if (event.target.name && event.target.name.startsWith('f.')) {
      keep();
    }
  });
  form.addEventListener('submit', event => {
    if (keeping) {
      event.preventDefault();
      keeping.then(() => form.requestSubmit(event.submitter));
    }
  });
}
