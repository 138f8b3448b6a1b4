// Says what a date means and what the rules say while one types, and keeps what was typed whenever its writer pauses.
// Without this script the form's own buttons do all of it.
const form = document.querySelector('form[data-words]');

const later = (wait, action) => {
  let timer;
  const start = (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...given), wait);
  };
  start.stop = () => clearTimeout(timer);
  return start;
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

const add = (parent, name, content, attributes = {}) => {
  const element = document.createElement(name);
  element.append(content);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  parent.append(element);
  return element;
};

// The field of the page that a place is in: itself, or what is round it.
const fieldOf = place => {
  for (let at = place; at; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = document.getElementById(`f-${at.replaceAll('.', '-')}`);
    if (found) {
      return found.closest('.field, .item, .group');
    }
  }

  return null;
};

const touched = new Set();
const isTouched = place => [...touched].some(name => name === place || name.startsWith(`${place}.`));

const mark = (field, id, isWrong) => {
  field.querySelectorAll(':scope input[name], :scope textarea, :scope select').forEach(input => {
    const others = (input.getAttribute('aria-describedby') || '').split(' ').filter(other => other && other !== id);
    input.setAttribute('aria-describedby', [...others, ...isWrong ? [id] : []].join(' '));
    input.toggleAttribute('aria-invalid', false);
    if (isWrong) {
      input.setAttribute('aria-invalid', 'true');
    }
  });
};

// Where somebody fills in an empty form, only what they have touched is told of.
const isTold = problem => {
  const field = problem.place === null ? null : fieldOf(problem.place);
  return field && (form.dataset.checked === 'true' || (field.matches('.field') && isTouched(problem.place))) ? field : null;
};

const said = new Set([...form ? form.querySelectorAll('[id$="-wrong"] > .problem') : []].map(problem => problem.textContent));

const tell = problems => {
  form.querySelectorAll('[id$="-wrong"]').forEach(box => {
    mark(box.parentElement, box.id, false);
    box.remove();
  });
  const fresh = [];
  for (const problem of problems) {
    const field = isTold(problem);
    if (field) {
      const id = `f-${problem.place.replaceAll('.', '-')}-wrong`;
      const box = document.getElementById(id) || document.createElement('div');
      if (!box.id) {
        box.id = id;
        // Above two boxes, below one.
        const before = field.matches('.field') ? field.querySelector(':scope > .both') : field.querySelector(':scope > :not(legend, .hint, .sentence)');
        field.insertBefore(box, before);
        if (field.matches('.field')) {
          mark(field, id, true);
        }
      }

      add(box, 'p', problem.text, { class: 'problem', lang: problem.lang });
      fresh.push(problem);
    }
  }

  const live = document.getElementById('live');
  const news = fresh.filter(problem => !said.has(problem.text));
  if (news.length > 0) {
    live.replaceChildren();
    news.forEach(problem => add(live, 'span', `${problem.text} `, { lang: problem.lang }));
  } else if (fresh.length === 0) {
    live.textContent = said.size > 0 ? form.dataset.clear : '';
  }

  said.clear();
  fresh.forEach(problem => said.add(problem.text));
  list(problems);
};

const list = problems => {
  const whole = document.getElementById('problems');
  if (form.dataset.checked === 'true') {
    whole.hidden = problems.length === 0;
    whole.querySelector('summary').textContent = form.dataset.count.replace('{0}', problems.length);
    const items = whole.querySelector('ul');
    items.replaceChildren();
    problems.forEach(problem => {
      const item = add(items, 'li', '', { lang: problem.lang });
      if (problem.address) {
        add(item, 'a', problem.name, { href: problem.address });
      }

      item.append(` ${problem.text}`);
    });
  }
};

const send = async () => {
  const answer = await fetch(form.dataset.keep, { method: 'POST', body: new FormData(form), redirect: 'error' });
  if (answer.ok) {
    // What is kept is what the next sending begins with.
    const { was, problems } = await answer.json();
    form.elements.was.value = JSON.stringify(was);
    tell(problems);
  }
};

// One after another, because each begins with what the one before left.
let keeping = null;
const keep = later(1000, () => {
  const mine = (keeping || Promise.resolve()).then(send).catch(() => {});
  keeping = mine;
  mine.finally(() => { keeping = keeping === mine ? null : keeping; });
});

if (form) {
  form.addEventListener('input', event => {
    if (event.target.dataset.date) {
      tellDate(event.target);
    }

    if (form.dataset.keep && event.target.name && event.target.name.startsWith('f.')) {
      touched.add(event.target.name.slice(2));
      keep();
    }
  });
  form.addEventListener('submit', event => {
    // The form itself brings what would have been kept.
    keep.stop();
    if (keeping) {
      event.preventDefault();
      keeping.then(() => form.requestSubmit(event.submitter));
    }
  });
}

// A form brings its own words alone: what was typed into the others of its page waits in this tab for the page to come again, and for the
// one who typed it.
const typedHere = `typed ${document.body.dataset.person} ${location.pathname}`;
const isTyped = field => field.matches('select')
  ? field.selectedIndex > 0 && !field.selectedOptions[0].defaultSelected
  : field.value !== field.defaultValue;

// Because a browser may refuse to hold anything, and the page works without.
const held = action => {
  try {
    return action(sessionStorage);
  } catch {
    return null;
  }
};
const hold = words => held(storage => {
  if (Object.keys(words).length > 0) {
    storage.setItem(typedHere, JSON.stringify(words));
  } else {
    storage.removeItem(typedHere);
  }
});

// A page at this address that only says why there is none has not the fields: it leaves the words where they are.
const waiting = held(storage => JSON.parse(storage.getItem(typedHere))) || {};
Object.entries(waiting).forEach(([id, words]) => {
  const field = document.getElementById(id);
  if (field) {
    field.value = isTyped(field) ? field.value : words;
    delete waiting[id];
  }
});
hold(waiting);

const typable = 'textarea, select, input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [autocomplete=one-time-code])';
addEventListener('submit', event => {
  if (event.target.matches('[action$="/sign-out"]')) {
    held(storage => storage.clear());
    return;
  }

  const others = [...document.querySelectorAll('form[method=post]')]
    .filter(other => other !== event.target && other !== form)
    .flatMap(other => [...other.elements])
    .filter(field => field.id && field.matches(typable) && isTyped(field));
  hold({ ...waiting, ...Object.fromEntries(others.map(field => [field.id, field.value])) });
});
