// One SVG of symbols: the interface icons that icons/icons.json names (Phosphor, regular weight) and our own shapes.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Answers the sprite's text. Fails when icons.json names an icon that Phosphor does not have. */
export async function makeSprite(root) {
  const names = JSON.parse(await readFile(path.join(root, 'icons/icons.json'), 'utf8'));
  const symbols = [];
  for (const name of names) {
    symbols.push(symbol(name, await readFile(path.join(root, `node_modules/@phosphor-icons/core/assets/regular/${name}.svg`), 'utf8')));
  }
  for (const file of (await readdir(path.join(root, 'icons/shapes'))).sort()) {
    symbols.push(symbol(`shape-${path.parse(file).name}`, await readFile(path.join(root, 'icons/shapes', file), 'utf8')));
  }
  symbols.push(symbol('mark', await readFile(path.join(root, 'icons/mark.svg'), 'utf8')));
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}

function symbol(id, svg) {
  const [, attributes, inner] = /<svg([^>]*)>([\s\S]*)<\/svg>/.exec(svg);
  const [, box] = /viewBox="([^"]+)"/.exec(attributes);
  return `<symbol id="${id}" viewBox="${box}">${inner.replace(/<title>.*?<\/title>/s, '').replace(/\s*\n\s*/g, '').trim()}</symbol>`;
}
