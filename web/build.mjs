// Bundles theme, icons and islands into src/App/wwwroot/dist under names that carry a hash of the content,
// and writes manifest.json, which the server reads to turn `saola.css` into the present file name.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { cutDigits } from './build/digits.mjs';
import { makeSprite } from './build/sprite.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, '../src/App/wwwroot/dist');
const generated = path.join(here, 'node_modules', '.saola');
const manifest = {};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await mkdir(generated, { recursive: true });

for (const weight of [400, 600]) {
  const font = await cutDigits(path.join(here, `node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-${weight}-normal.woff`), weight);
  await writeFile(path.join(generated, `saola-so-${weight}.woff2`), font);
}

const islands = (await readdir(path.join(here, 'islands'))).filter(name => name.endsWith('.js')).sort();
const result = await esbuild.build({
  absWorkingDir: here,
  entryPoints: ['theme/saola.css', 'theme/dark.css', ...islands.map(name => `islands/${name}`)],
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome90', 'firefox90', 'safari15'],
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  alias: { 'saola-digits': generated },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

for (const [file, facts] of Object.entries(result.metafile.outputs)) {
  const source = facts.entryPoint ?? Object.keys(facts.inputs)[0];
  manifest[path.basename(source)] = path.basename(file);
}

await put('sprite.svg', await makeSprite(here));
await put('mark.svg', await readFile(path.join(here, 'icons/mark.svg'), 'utf8'));
await writeFile(path.join(out, 'licenses.txt'), await licences());
await writeFile(path.join(out, 'manifest.json'), JSON.stringify(manifest, Object.keys(manifest).sort(), 2) + '\n');

async function put(name, text) {
  const { name: stem, ext } = path.parse(name);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();
  manifest[name] = `${stem}-${hash}${ext}`;
  await writeFile(path.join(out, manifest[name]), text);
}

// What is shipped of others is shipped with its licence; the digits are a renamed cut, as the OFL asks.
async function licences() {
  const parts = [];
  for (const name of ['@fontsource/be-vietnam-pro', '@phosphor-icons/core', 'tus-js-client']) {
    const folder = path.join(here, 'node_modules', name);
    const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry));
    parts.push(`==== ${name} ====\n\n${file ? await readFile(path.join(folder, file), 'utf8') : 'See the package.'}`);
  }
  return parts.join('\n\n');
}
