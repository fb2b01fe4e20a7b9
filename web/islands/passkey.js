// Passkeys: a form with data-passkey="create" or "get" and data-options="address of the options".
// The options are asked for with the form's own fields (its key, a typed address of mail); the answer of the device is put
// into the field named "credential" and the form is sent as any other, so the server has one way in.

if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    for (const part of form.querySelectorAll('[data-passkey-show]')) part.hidden = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      event.stopPropagation();
      ask(form).catch(fault => say(form, fault));
    });
  }
}

async function ask(form) {
  const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = await answer.json();
  const credential = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  form.elements.namedItem('credential').value = JSON.stringify(credential);
  form.submit();
}

function say(form, fault) {
  const note = form.querySelector('[data-passkey-error]');
  if (!note) throw fault;
  note.hidden = false;
  note.focus();
}
