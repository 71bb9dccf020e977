// The files of the index: loaded when asked for, as scripts that hand over what they hold; each once.
"use strict";
(() => {
  const search = inclusiveSearch;
  const folder = new URL(".", document.currentScript.src); // the script stands among them
  const FIRST = 35; // as in scripts/inclusive/search/packing.py
  const JUMP = 0xd7ff;
  const FAR = 50000;
  const taken = new Map();
  const known = new Map();
  // What failed is not remembered: it is asked for again.
  const once = (key, make) => known.get(key) ?? known.set(key, make().catch((failure) => { known.delete(key); throw failure; })).get(key);

  // Called by each file of the index.
  search.take = (name, content) => taken.set(name, content);

  function ask(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = () => (taken.has(name) ? resolve(taken.get(name)) : reject(new Error(name)));
      script.onerror = () => reject(new Error(name));
      // Another version has other numbers for its documents: no browser may mix the two.
      script.src = new URL(`${name}.js${version ? `?${version}` : ""}`, folder).href;
      document.head.append(script);
    });
  }
  let version = "";
  // Let go of what was read, to read it in another version, that of the site now where none is named.
  function forget(other = "") {
    known.clear();
    taken.clear();
    version = other;
  }
  const load = (name) => once(name, () => ask(name));

  const unpacked = (text) => Array.from(text, (sign) => sign.charCodeAt(0) - FIRST);
  function climbed(text) {
    const numbers = [];
    let number = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === JUMP) number += FAR;
      else numbers.push(number += code - FIRST);
    }
    return numbers;
  }

  // All documents: their numbers, growing, and by place in that list the kind and the dates.
  const documents = () => once("documents", async () => {
    const table = await load("site");
    version = table.version;
    const numbers = climbed(table.documents);
    const place = new Map(numbers.map((number, at) => [number, at]));
    return { facets: table.facets, numbers, place, kinds: unpacked(table.kinds), since: unpacked(table.since), confirmed: unpacked(table.confirmed) };
  });

  const facet = (name) => once(`facet ${name}`, async () => {
    const values = await load(`f-${name}`);
    return Object.fromEntries(Object.entries(values).map(([value, text]) => [value, climbed(text)]));
  });

  const language = (lang) => once(`language ${lang}`, async () => {
    const [table] = await Promise.all([load(`${lang}/base`), documents()]);
    if (table.version !== version) throw Object.assign(new Error("two versions"), { version: table.version });
    const sizes = unpacked(table.sizes);
    const average = sizes.reduce((sum, size) => sum + size, 0) / sizes.length || 1;
    const prefixes = new Set(table.prefixes.split(" "));
    return { lang, ...search.speech(table), sizes, average, prefixes, compounds: table.compounds, titles: unpacked(table.titles), shards: table.shards.split(" "), letters: [...table.letters] };
  });

  // The shard in which `word` would stand, opened; null where there is none.
  async function shard({ lang, shards }, word) {
    const letters = shards.filter((start) => word.startsWith(start)).sort((a, b) => b.length - a.length)[0];
    return letters === undefined ? null : opened(lang, letters);
  }

  const opened = (lang, letters) => once(`shard ${lang} ${letters}`, async () => {
    const [words, numbers, weights, names] = await load(`${lang}/w-${letters}`);
    const list = words.split(" ");
    const place = new Map(list.map((word, at) => [word, at]));
    const columns = [numbers.split(" "), weights.split(" ")];
    const read = (at) => ({ numbers: climbed(columns[0][at]), weights: unpacked(columns[1][at]) });
    const found = (word) => (place.has(word) ? read(place.get(word)) : null);
    return { words: list, names, found, has: (word) => place.has(word) };
  });

  // The shards in which words that begin with `letters` stand.
  async function beginning({ lang, shards }, letters) {
    const longer = shards.filter((start) => start.startsWith(letters));
    if (longer.length && longer.length <= 4) return Promise.all(longer.map((start) => opened(lang, start)));
    const one = await shard({ lang, shards }, letters);
    return one ? [one] : [];
  }

  const words = (lang, letter) => load(`${lang}/v-${letter}`).then((text) => text.split(" "));
  const card = (lang, number) => load(`${lang}/d-${number}`);
  const rules = (lang) => load(`${lang}/rules`);

  Object.assign(search, { forget, documents, facet, language, shard, beginning, words, card, rules });
})();
