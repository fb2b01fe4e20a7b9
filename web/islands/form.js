// Shows at once the questions that depend on an answer, the wards of a province, the computed values. The server decides
// (the same page, asked for with "refresh"); without script the button "Cập nhật trang" does it.

const page = document.querySelector('[data-form-page][data-refresh]');
const form = page?.closest('form');
let running = null;

if (form) {
  const names = new Set(page.dataset.refresh.split(' ').filter(Boolean));
  const button = () => form.querySelector('[data-refresh-button]');
  if (button()) button().hidden = true;
  form.addEventListener('change', event => {
    if (names.has(event.target.name)) refresh();
  });

  async function refresh() {
    running?.abort();
    running = new AbortController();
    const body = new FormData(form);
    // Files go once, when the page is left for good.
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    body.set('_do', 'refresh');
    try {
      const answer = await fetch(form.action, { method: 'POST', body, signal: running.signal, credentials: 'same-origin' });
      if (!answer.ok) throw new Error(String(answer.status));
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = next.querySelector('[data-form-page]');
      if (!fresh) throw new Error('no form');
      put(fresh, next);
    } catch (error) {
      if (error.name !== 'AbortError' && button()) button().hidden = false;
    }
  }

  function put(fresh, next) {
    const focused = document.activeElement?.id;
    // A chosen file cannot be written into a new control: the old control moves over.
    for (const old of form.querySelectorAll('[data-form-page] input[type=file]')) {
      if (old.files.length > 0 && old.id) fresh.querySelector(`#${CSS.escape(old.id)}`)?.replaceWith(old);
    }
    const present = form.querySelector('[data-form-page]');
    present.replaceChildren(...fresh.childNodes);
    // The key of the form and the version of the draft stand outside.
    for (const hidden of form.querySelectorAll('input[type=hidden]')) {
      if (present.contains(hidden)) continue;
      const same = next.querySelector(`form input[type=hidden][name="${CSS.escape(hidden.name)}"]`);
      if (same) hidden.value = same.value;
    }
    if (button()) button().hidden = true;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    present.dispatchEvent(new CustomEvent('saola:refreshed', { bubbles: true }));
  }
}
