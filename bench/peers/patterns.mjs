// Draws 100 patterns from the words of a text and writes each in three languages: Entente's, wink-nlp's and
// compromise's. A word and one of three that follow; the same with a word between that may be missing; a sum, a
// percentage or a date before a word. node patterns.mjs FOLDER_OF_TEXT OUT_RULES OUT_JSON
import fs from "node:fs";
import path from "node:path";

const [folder, rulesFile, jsonFile] = process.argv.slice(2);
const text = fs.readdirSync(folder).sort().map((name) => fs.readFileSync(path.join(folder, name), "utf8")).join("\n");
const counts = new Map();
for (const word of text.match(/\b[a-z]{3,}\b/g).filter((one) => one !== "cannot")) // wink-nlp takes it for two words
    counts.set(word, (counts.get(word) ?? 0) + 1);
const words = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);

let state = 1n; // SplitMix64, as in bench/random.h
const mask = (1n << 64n) - 1n;
function below(n) {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    return Number(((z ^ (z >> 31n)) >> 11n) % BigInt(n));
}
// By Zipf's law among the words from rank `from` on.
function draw(from) {
    const ranks = words.length - from;
    const bits = Math.floor(Math.log2(ranks));
    const low = 2 ** below(bits);
    return words[from + Math.min(ranks - 1, low - 1 + below(low))];
}

const classes = [
    { ours: "MONEY", wink: "MONEY", compromise: "#Money+" },
    { ours: "PERCENT", wink: "PERCENT", compromise: "#Percent+" },
    { ours: "TIME", wink: "DATE", compromise: "#Date+" },
];
let rules = "";
const wink = [];
const compromise = [];
for (let i = 0; i < 100; ++i) {
    const anchor = draw(100);
    const [a, b, c] = [draw(0), draw(0), draw(0)];
    const kind = classes[i % classes.length];
    let ours;
    if (i % 4 < 2) {
        ours = `name=(${anchor} ${a}|${b}|${c})`;
        wink.push({ name: `r${i}`, patterns: [`${anchor} [${a}|${b}|${c}]`] });
        compromise.push({ match: `${anchor} (${a}|${b}|${c})` });
    } else if (i % 4 === 2) {
        ours = `name=(${anchor} ${a}? ${b}|${c})`;
        wink.push({ name: `r${i}`, patterns: [`${anchor} [|${a}] [${b}|${c}]`] });
        compromise.push({ match: `${anchor} ${a}? (${b}|${c})` });
    } else {
        ours = `name=(${kind.ours} ${anchor})`;
        wink.push({ name: `r${i}`, patterns: [`${kind.wink} ${anchor}`] });
        compromise.push({ match: `${kind.compromise} ${anchor}` });
    }
    rules += `rule peer.r${i} -> project\n  say  ${ours}\n  yes  "x" => project name=x\n  no   "y"\n\n`;
}
fs.writeFileSync(rulesFile, rules);
fs.writeFileSync(jsonFile, JSON.stringify({ wink, compromise }));
