// Shows at once the questions that depend on an answer, the wards of a province, the computed values, and keeps the draft while
// somebody types. The server decides (the same page, asked for with "refresh"); without script the buttons of the page do it.

const page = document.querySelector('[data-form-page]');
const form = page?.closest('form');
const pause = 3000; // milliseconds without typing after which the draft is kept

if (form) {
  const names = new Set((page.dataset.refresh ?? '').split(' ').filter(Boolean));
  const keeps = 'autosave' in form.dataset;
  const button = () => form.querySelector('[data-refresh-button]');
  let wanted = null; // 'refresh' or 'save': what is asked next
  let asking = null; // the request under way, with those that follow it
  let timer = 0;

  if (button()) button().hidden = true;
  form.addEventListener('change', event => {
    if (names.has(event.target.name)) ask('refresh');
    else later();
  });
  form.addEventListener('input', later);
  form.addEventListener('saola:uploaded', () => ask('save'));

  // The version of the draft that an answer brings is what the form must name: who submits waits for it.
  document.addEventListener('submit', event => {
    if (event.target !== form) return;
    clearTimeout(timer);
    wanted = null;
    if (!asking) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const by = event.submitter;
    asking.then(() => form.requestSubmit(by?.isConnected ? by : by && form.querySelector(`button[name="${CSS.escape(by.name)}"][value="${CSS.escape(by.value)}"]`)));
  }, true);

  function later() {
    if (!keeps) return;
    clearTimeout(timer);
    timer = setTimeout(() => ask('save'), pause);
  }

  // One at a time: a request that is broken off may have been kept by the server all the same, and the next would name an old version.
  function ask(kind) {
    clearTimeout(timer);
    wanted = kind === 'refresh' || wanted === 'refresh' ? 'refresh' : 'save';
    asking ??= (async () => {
      try {
        while (wanted) {
          const now = wanted;
          wanted = null;
          await send(now);
        }
      } finally {
        asking = null;
      }
    })();
  }

  async function send(kind) {
    const typed = state();
    const body = new FormData(form);
    // Files go once, when the page is left for good.
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    body.set('_do', 'refresh');
    let next;
    try {
      const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' });
      if (!answer.ok) throw new Error(String(answer.status));
      next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!next.querySelector('[data-form-page]')) throw new Error('no form');
    } catch {
      if (button() && kind === 'refresh') button().hidden = false;
      return;
    }
    carry(next);
    if (kind === 'refresh') put(next.querySelector('[data-form-page]'), typed);
  }

  /** What stands in the controls, by their ids. */
  function state() {
    const values = new Map();
    for (const control of form.querySelectorAll('[data-form-page] :is(input, select, textarea)[id]')) {
      if (control.type !== 'file') values.set(control.id, 'checked' in control && /radio|checkbox/.test(control.type) ? control.checked : control.value);
    }
    return values;
  }

  function put(fresh, asked) {
    const present = form.querySelector('[data-form-page]');
    const focused = document.activeElement;
    const caret = present.contains(focused) && /text|tel|search|textarea/.test(focused.type ?? '') ? [focused.selectionStart, focused.selectionEnd] : null;
    // What was typed while the answer was on its way stays.
    for (const [id, value] of state()) {
      if (asked.get(id) === value) continue;
      const control = fresh.querySelector(`#${CSS.escape(id)}`);
      if (control) control[typeof value === 'boolean' ? 'checked' : 'value'] = value;
    }
    // A chosen file cannot be written into a new control, and one on its way must not lose its line: the old control moves over.
    for (const old of present.querySelectorAll('input[type=file][id]')) {
      const lines = [...old.parentElement.querySelectorAll('.up-line:has(progress)')];
      if (old.files.length > 0 || lines.length > 0) fresh.querySelector(`#${CSS.escape(old.id)}`)?.replaceWith(old, ...lines);
    }
    present.replaceChildren(...fresh.childNodes);
    if (button()) button().hidden = true;
    const again = focused?.id ? document.getElementById(focused.id) : null;
    again?.focus({ preventScroll: true });
    if (again && caret) again.setSelectionRange(...caret);
    present.dispatchEvent(new CustomEvent('saola:refreshed', { bubbles: true }));
  }

  /** The key of the form, the version of the draft and when it was kept stand outside the page; a refusal is shown. */
  function carry(next) {
    for (const hidden of form.querySelectorAll('input[type=hidden]')) {
      if (form.querySelector('[data-form-page]').contains(hidden)) continue;
      const same = next.querySelector(`form input[type=hidden][name="${CSS.escape(hidden.name)}"]`);
      if (same) hidden.value = same.value;
    }
    const note = document.querySelector('[data-saved-note]');
    const kept = next.querySelector('[data-saved-note]');
    if (note && kept) note.textContent = kept.textContent;
    const refusal = next.querySelector('.errsum');
    if (!refusal) return;
    document.querySelector('.errsum')?.remove();
    document.querySelector('main h1')?.before(refusal);
  }
}
