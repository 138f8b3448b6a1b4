// Lets a form be signed by a passkey: asks the desk what to sign, lets the browser sign it, and sends the form with it.
const kinds = {
  get: { read: 'parseRequestOptionsFromJSON', ask: (publicKey) => navigator.credentials.get({ publicKey }) },
  create: { read: 'parseCreationOptionsFromJSON', ask: (publicKey) => navigator.credentials.create({ publicKey }) },
};

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const kind = kinds[form.dataset.passkey];
  // Without them the words stay that say what else there is.
  if (typeof window.PublicKeyCredential?.[kind.read] !== 'function') {
    continue;
  }

  const button = form.querySelector('button');
  const failed = form.querySelector('[data-failed]');
  form.querySelector('[data-without]').hidden = true;
  for (const hidden of form.querySelectorAll('.field, button')) {
    hidden.hidden = false;
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    failed.hidden = true;
    button.disabled = true;
    try {
      const address = new URL(form.action);
      address.search = '?handler=options';
      const answer = await fetch(address, { method: 'POST', body: new FormData(form) });
      if (answer.redirected) {
        location.assign(answer.url);
        return;
      }

      if (!answer.ok) {
        throw new Error(answer.status);
      }

      const credential = await kind.ask(PublicKeyCredential[kind.read](await answer.json()));
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      // Somebody changed their mind, or has no passkey for this desk: no fault of the page's.
      failed.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}
