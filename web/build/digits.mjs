// Be Vietnam Pro has no tabular figures and its 1 is half as wide as its 0. "Saola So" is its own ten digits,
// each centred on the middle one of their widths: columns of numbers line up, nothing is redrawn.
import { readFile } from 'node:fs/promises';
import opentype from 'opentype.js';
import wawoff2 from 'wawoff2';

/** Reads a WOFF of Be Vietnam Pro and answers a WOFF2 that holds the ten digits on one width. */
export async function cutDigits(file, weight) {
  const bytes = await readFile(file);
  const source = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const digits = [...'0123456789'].map(digit => source.charToGlyph(digit));
  const width = digits.map(glyph => glyph.advanceWidth).sort((a, b) => a - b)[5];
  const font = new opentype.Font({
    familyName: 'Saola So',
    styleName: weight === 600 ? 'SemiBold' : 'Regular',
    unitsPerEm: source.unitsPerEm,
    ascender: source.ascender,
    descender: source.descender,
    license: 'SIL Open Font License 1.1. Digits of Be Vietnam Pro, set on one width and renamed.',
    licenseURL: 'https://openfontlicense.org',
    glyphs: [new opentype.Glyph({ name: '.notdef', advanceWidth: width, path: new opentype.Path() }), ...digits.map((glyph, value) => centred(glyph, value, width))],
  });
  return wawoff2.compress(new Uint8Array(font.toArrayBuffer()));
}

function centred(glyph, value, width) {
  const shift = Math.round((width - glyph.advanceWidth) / 2);
  const path = new opentype.Path();
  for (const command of glyph.path.commands) {
    const moved = { ...command };
    for (const key of ['x', 'x1', 'x2']) if (key in moved) moved[key] += shift;
    path.commands.push(moved);
  }
  return new opentype.Glyph({ name: `digit${value}`, unicode: 48 + value, advanceWidth: width, path });
}
