// Runs the browser's own search over an index on disk, without a browser: `node tests/search.mjs SITE < asked.json`.
// In: {queries: [[language, query], …], words: [[language, word], …]}
// Out: {answers: [[first ten results as kind/id, how many in all], …], stems: [word as compared, …]}
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const [site] = process.argv.slice(2);
const parts = fileURLToPath(new URL("../scripts/inclusive/search/browser/", import.meta.url));
// As much of a browser as loading a script takes.
const document = {
  currentScript: { src: "file:///search/finder.js" },
  createElement: () => ({}),
  head: {
    append(script) {
      run(join(site, new URL(script.src).pathname));
      script.onload();
    },
  },
};
const context = createContext({ document, URL });
const run = (file) => runInContext(readFileSync(file, "utf8"), context, { filename: file });
["words", "shards", "meanings", "query"].forEach((name) => run(join(parts, `${name}.js`)));

const search = context.inclusiveSearch;
const { queries = [], words = [] } = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const [lang, query] of queries) {
  const found = search.inOrder(await search.find(query, lang));
  const cards = await Promise.all(found.slice(0, 10).map((number) => search.card(lang, number)));
  answers.push([cards.map(({ k, r }) => `${k}/${r}`), found.length]);
}
const stems = [];
for (const [lang, word] of words) {
  const { stem } = await search.language(lang);
  stems.push(search.split(word).map(stem).join(" "));
}
console.log(JSON.stringify({ answers, stems }));
