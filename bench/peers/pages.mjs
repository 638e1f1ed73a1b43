// Times @mozilla/readability with linkedom over the pages of a folder, as entente_bench_pages does ours:
//   npm install @mozilla/readability linkedom && node bench/peers/pages.mjs FOLDER
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.cwd(), 'x.js'));
const { Readability } = require('@mozilla/readability');
const { parseHTML } = require('linkedom');
const folder = process.argv[2];
const pages = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
let best = Infinity;
let made = 0;
for (let pass = 0; pass < 3; pass += 1) {
  made = 0;
  const begin = process.cpuUsage();
  for (const page of pages) made += new Readability(parseHTML(page).document).parse()?.textContent.length ?? 0;
  const used = process.cpuUsage(begin);
  best = Math.min(best, (used.user + used.system) / 1e6);
}
console.log(JSON.stringify({ step: 'readability', pages: pages.length, pages_per_second: Math.round(pages.length / best), made }));
