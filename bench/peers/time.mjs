// Times a library on the articles of a folder, patterns and all, and prints the median of processor seconds and what was found:
//     node time.mjs wink|compromise FOLDER_OF_TEXT PATTERNS_JSON REPEATS
// Loading and one warm-up pass are not counted; tagging of parts of speech, which no pattern needs, is left out in wink-nlp.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [library, folder, patternsFile, repeats] = process.argv.slice(2);
const require = createRequire(path.join(process.cwd(), "node_modules/"));
const patterns = JSON.parse(fs.readFileSync(patternsFile, "utf8"));
const articles = fs.readdirSync(folder).sort().map((name) => fs.readFileSync(path.join(folder, name), "utf8"));

function wink() {
    const make = require("wink-nlp");
    const nlp = make(require("wink-eng-lite-web-model"), ["sbd", "ner", "cer"]);
    nlp.learnCustomEntities(patterns.wink, { matchValue: false, useEntity: true, usePOS: false });
    return (text) => nlp.readDoc(text).customEntities().length();
}

function compromise() {
    const nlp = require("compromise");
    const net = nlp.buildNet(patterns.compromise);
    return (text) => nlp(text).match(net).length;
}

const run = library === "wink" ? wink() : compromise();
for (const article of articles) run(article);
const seconds = [];
let found = 0;
for (let i = 0; i < Number(repeats); ++i) {
    found = 0;
    const began = process.cpuUsage();
    for (const article of articles) found += run(article);
    const used = process.cpuUsage(began);
    seconds.push((used.user + used.system) / 1e6);
}
seconds.sort((a, b) => a - b);
console.log(JSON.stringify({ library, seconds: seconds[Math.floor(seconds.length / 2)], found }));
