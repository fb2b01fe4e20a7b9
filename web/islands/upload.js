// Resumable upload (tus 1.0) for <input type="file" data-tus="address">. Without script the file goes with the form.
// With it the bytes go ahead, survive a lost network, and the form carries only the number of the upload
// in a hidden field "<name>.upload". A file counts as received when the server's size and SHA-256 agree with ours.
import { Upload } from 'tus-js-client';

const running = new Set();
const sprite = document.querySelector('use[href*="#mark"]')?.getAttribute('href').replace(/#.*/, '');

function attach(part) {
  for (const input of part.querySelectorAll('input[type=file][data-tus]:not([data-tus-ready])')) {
    input.dataset.tusReady = '';
    input.addEventListener('change', () => {
      for (const file of input.files) send(input, file).catch(() => {});
      if (!input.multiple) input.hidden = true;
      input.value = '';
    });
  }
}

attach(document);
document.addEventListener('saola:refreshed', event => attach(event.target));

document.addEventListener('submit', event => {
  if (running.size === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const first = running.values().next().value;
  first.say('wait');
  first.line.scrollIntoView({ block: 'center' });
}, true);

window.addEventListener('beforeunload', event => {
  if (running.size > 0) event.preventDefault();
});

async function send(input, file) {
  const view = new View(input, file);
  const fault = file.size === 0 ? 'empty' : isOfKind(input, file) ? null : 'kind';
  if (fault) return view.broken(fault);
  running.add(view);
  const sum = await sha256(file);
  const upload = new Upload(file, {
    endpoint: input.dataset.tus,
    chunkSize: 4 * 1024 * 1024,
    retryDelays: [0, 1000, 3000, 5000, 10000, 20000, 30000],
    removeFingerprintOnSuccess: true,
    // The same file in two fields is two uploads; the same file in the same field of the same page goes on where it stopped.
    fingerprint: async () => ['saola', location.pathname, input.name, file.name, file.size, file.lastModified, sum ?? ''].join('|'),
    metadata: { filename: file.name, filetype: file.type, ...(sum && { sha256: sum }) },
    onProgress: (sent, whole) => view.progress(sent, whole),
    onShouldRetry: () => { view.say('retry'); return true; },
    onError: () => view.broken(),
    onSuccess: ({ lastResponse }) => {
      const stored = lastResponse?.getHeader('Saola-Sha256') ?? null;
      const size = Number(lastResponse?.getHeader('Upload-Offset') ?? file.size);
      if (size !== file.size || (sum && stored && stored !== sum)) view.broken();
      else view.verified(upload.url.split('/').pop(), stored ?? sum);
    },
  });
  view.controls(upload);
  const [previous] = await upload.findPreviousUploads();
  if (previous) upload.resumeFromPreviousUpload(previous);
  upload.start();
}

/** Whether the name ends as the field wants it. The server looks into the file itself when the page is sent. */
function isOfKind(input, file) {
  const ends = (input.accept ?? '').split(',').map(end => end.trim().toLowerCase()).filter(end => end.startsWith('.'));
  return ends.length === 0 || ends.some(end => file.name.toLowerCase().endsWith(end) || (end === '.jpg' && file.name.toLowerCase().endsWith('.jpeg')));
}

/** SHA-256 in hex; null where the browser has no safe context to compute it in (the server computes its own). */
async function sha256(file) {
  if (!crypto.subtle || file.size > 512 * 1024 * 1024) return null;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** What a person sees of one file on its way. */
class View {
  constructor(input, file) {
    this.input = input;
    this.file = file;
    this.texts = JSON.parse(input.dataset.tusTexts ?? '{}');
    this.row = input.closest('[data-upload-row]');
    for (const old of (this.row ?? input.parentElement).querySelectorAll('.err-t')) old.remove();
    this.row?.classList.remove('bad-r');
    this.line = element('div', 'up-line');
    this.bar = element('progress');
    this.bar.max = file.size || 1;
    this.bar.setAttribute('aria-label', file.name);
    this.note = element('p', 'sm mut');
    this.note.setAttribute('role', 'status');
    this.line.append(element('p', 'sm', `${file.name}, ${size(file.size)}`), this.bar, this.note);
    input.after(this.line);
    this.say('checking');
  }

  say(key, ...values) {
    this.note.textContent = (this.texts[key] ?? '').replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
  }

  progress(sent, whole) {
    this.bar.value = sent;
    this.say('sending', size(sent), size(whole));
  }

  controls(upload) {
    const stop = element('button', 'btn btn-2 btn-s', this.texts.stop);
    stop.type = 'button';
    stop.addEventListener('click', async () => {
      const going = stop.textContent === this.texts.stop;
      stop.textContent = going ? this.texts.resume : this.texts.stop;
      if (going) await upload.abort();
      else upload.start();
    });
    this.line.append(stop);
    this.stop = stop;
  }

  verified(id, sum) {
    running.delete(this);
    const field = element('input');
    field.type = 'hidden';
    field.name = `${this.input.name}.upload`;
    field.value = id;
    const done = element('p', 'st st-xong');
    done.append(symbol('shape-done'), this.texts.verified);
    done.setAttribute('role', 'status');
    const again = element('button', 'btn btn-3 btn-s', this.input.multiple ? this.texts.remove : this.texts.change);
    again.type = 'button';
    again.addEventListener('click', () => { this.line.remove(); this.input.hidden = false; this.input.focus(); });
    const parts = [this.line.firstChild, done];
    if (sum) parts.push(element('p', 'xs hash mut', `SHA-256 ${sum.match(/.{4}/g).join(' ')}`));
    this.line.replaceChildren(...parts, again, field);
    this.line.dispatchEvent(new CustomEvent('saola:uploaded', { bubbles: true }));
  }

  broken(key = 'broken') {
    running.delete(this);
    this.row?.classList.add('bad-r');
    const fault = element('p', 'err-t');
    fault.append(symbol('warning-circle'), element('span', '', (this.texts[key] ?? '').replace('{0}', this.file.name).replace('{1}', this.input.accept.replaceAll('.', ' ').toUpperCase().trim())));
    fault.setAttribute('role', 'alert');
    this.line.replaceChildren(this.line.firstChild, fault);
    this.input.hidden = false;
  }
}

function element(tag, css, text) {
  const made = document.createElement(tag);
  if (css) made.className = css;
  if (text) made.textContent = text;
  return made;
}

function symbol(name) {
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('class', 'i i20');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.append(document.createElementNS('http://www.w3.org/2000/svg', 'use'));
  drawing.firstChild.setAttribute('href', `${sprite}#${name}`);
  return drawing;
}

function size(bytes) {
  const [value, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), 'KB'] : [bytes / 1e6, 'MB'];
  return `${value.toLocaleString('vi-VN', { maximumFractionDigits: 1 })} ${unit}`;
}
