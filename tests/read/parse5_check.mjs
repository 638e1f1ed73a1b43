// Checks tests/read/html_trees.txt against parse5, a parser that follows the HTML standard to the letter.
//   npm install parse5 && node tests/read/parse5_check.mjs
// A <tbody> that parse5 supplies is left out, for the light tree (src/read/html_tree.h) has none.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const { parse } = createRequire(path.join(process.cwd(), 'x.js'))('parse5');
const here = path.dirname(fileURLToPath(import.meta.url));
const raw = new Set(['script', 'style', 'noscript', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext']);

function dump(node, foreign) {
  const out = [];
  let text = '';
  const endText = () => {
    const shown = text.replace(/[ \n\t\r\f]+/g, ' ').trim();
    if (shown) out.push(`'${shown}'`);
    text = '';
  };
  for (const child of node.childNodes) {
    if (child.nodeName === '#text') text += child.value;
    if (!child.tagName) continue;
    endText();
    const inside = foreign || child.tagName === 'svg' || child.tagName === 'math';
    const inner = raw.has(child.tagName) && !foreign ? '' : dump(child, inside);
    if (child.tagName === 'tbody' && !child.sourceCodeLocation) out.push(inner);
    else out.push(inner ? `${child.tagName}(${inner})` : child.tagName);
  }
  endText();
  return out.join(' ');
}

let wrong = 0;
let page = '';
for (const line of readFileSync(path.join(here, 'html_trees.txt'), 'utf8').split('\n')) {
  if (line.startsWith('#') || line === '') continue;
  if (!/^[=~]> /.test(line)) {
    page = `<!DOCTYPE html>${line}`;
    continue;
  }
  const root = parse(page, { sourceCodeLocationInfo: true }).childNodes.find((node) => node.tagName === 'html');
  const found = dump(root.childNodes.find((node) => node.tagName === 'body'), false);
  if (found === line.slice(3) || line.startsWith('~')) continue;
  console.log(`${page}\n  here   ${line.slice(3)}\n  parse5 ${found}`);
  wrong += 1;
}
console.log(`${wrong} differ`);
