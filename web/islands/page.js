// Small conveniences of every page. Nothing here is needed: the page is finished without script.

for (const button of document.querySelectorAll('[data-print]')) {
  if (button.tagName !== 'BUTTON') continue;
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// A filter that is a choice applies at once; the button stays for those who type.
for (const form of document.querySelectorAll('form.filt-auto')) {
  form.addEventListener('change', event => {
    if (event.target instanceof HTMLSelectElement) form.requestSubmit();
  });
}

// "Choose all" exists only where a script can do it.
for (const all of document.querySelectorAll('input[data-check-all]')) {
  all.closest('label')?.removeAttribute('hidden');
  all.addEventListener('change', () => {
    for (const box of document.querySelectorAll(`input[type=checkbox][name="${CSS.escape(all.dataset.checkAll)}"]`)) box.checked = all.checked;
  });
}

// A second press of a submit button must not send the form twice; the server refuses it anyway (same submit, one case).
document.addEventListener('submit', event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, 8000); // an answer that is a file leaves the page as it is
});
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

// The menu closes with Escape and gives the focus back.
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const menu = document.querySelector('details.menu[open], details.account[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});
