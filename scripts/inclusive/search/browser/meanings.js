// What a typed word may mean: { lang, how, words, places, factor } for each word of the index that it stands for.
"use strict";
(() => {
  const search = inclusiveSearch;
  const ITSELF = 60; // the weight that a concept has in its own document
  const SURE = 5; // letters with which a word must begin to be meant for sure
  const SECOND = 4; // letters of the second part of a compound, at least, as in scripts/inclusive/search/compounds.py
  const OTHER = { fr: "nl", nl: "fr" };
  // How much a document counts that holds …
  const WORD = 1, CONCEPT = 1.1, JOINED = 0.9, BEGUN = 0.85, OTHER_WORD = 0.8, NEAR = 0.6, CUT_OFF = 0.4, END = 0.4, PARTS = 0.4, LONGER = 0.3;

  // Every way in which one typed word may be meant: { lang, how, words, places, factor }.
  async function meanings(word, own, { last }) {
    const stem = own.stem(word) || own.cut(word);
    const found = await inLanguage(word, stem, own, last);
    const isExact = found.some(({ how }) => how === "word");
    if (!isExact && word.length > 2) found.push(...await inOther(word, own));
    if (!found.length && word.length > 4) found.push(...await near(word, stem, own));
    return found;
  }

  async function inLanguage(word, stem, own, last) {
    const shard = await search.shard(own, stem);
    if (!shard) return [];
    const found = [];
    const add = (how, key, factor, label = key) => {
      const places = shard.found(key);
      if (places) found.push({ lang: own.lang, how, words: [label], places, factor });
      return places;
    };
    const isExact = Boolean(add("word", stem, WORD));
    add("end", `${stem}+`, END);
    if (own.compounds || last || !isExact) found.push(...await longer(isExact ? word : shorter(word, stem), own, isExact));
    if (own.compounds) found.push(...await parts(stem, own));
    return found;
  }

  const shorter = (word, stem) => (word.startsWith(stem) ? stem : word);

  // Words that begin with what was typed: it may not be finished, or open a compound.
  async function longer(start, own, isExact) {
    if (start.length < 3) return [];
    const found = [];
    const least = start.length + (isExact && own.compounds ? SECOND : 1);
    const isDoubtful = !isExact && start.length < SURE; // hond, where the texts have only honderd
    for (const shard of await search.beginning(own, start)) {
      for (const word of shard.words) {
        if (word.length >= least && word.startsWith(start) && !word.endsWith("+")) {
          const factor = isExact ? LONGER : BEGUN - Math.min(0.4, 0.04 * (word.length - start.length));
          found.push({ lang: own.lang, how: "begun", words: [word], places: shard.found(word), factor, isDoubtful });
        }
      }
    }
    return found;
  }

  // zorgverlener: also what holds both zorg and verlener.
  async function parts(stem, own) {
    const found = [];
    for (let at = 3; at <= stem.length - 4; at++) {
      const [start, end] = [stem.slice(0, at), stem.slice(at)];
      if (own.prefixes.has(start)) continue;
      const opening = [own.stem(start), start.endsWith("s") ? own.stem(start.slice(0, -1)) : ""].filter(Boolean);
      const shard = await search.shard(own, opening[0] ?? start);
      const first = opening.find((one) => shard?.has(one));
      const second = first && (await search.shard(own, end))?.found(end);
      const places = second ? both(shard.found(first), second) : { numbers: [] };
      if (places.numbers.length) found.push({ lang: own.lang, how: "parts", words: [first, end], places, factor: PARTS });
    }
    return found;
  }

  function both(one, other) {
    const weights = new Map(one.numbers.map((number, at) => [number, one.weights[at]]));
    const kept = other.numbers.map((number, at) => [number, Math.min(weights.get(number) ?? 0, other.weights[at])]).filter(([, weight]) => weight);
    return { numbers: kept.map(([number]) => number), weights: kept.map(([, weight]) => weight) };
  }

  // The same documents bear the same numbers in both languages: a word of the other one leads to them too.
  async function inOther(word, own) {
    const other = await search.language(OTHER[own.lang]);
    const stem = other.stem(word);
    const places = stem && (await search.shard(other, stem))?.found(stem);
    return places ? [{ lang: other.lang, how: "other", words: [stem], places, factor: OTHER_WORD }] : [];
  }

  // Words with one letter wrong; else the longest word with which the typed one begins.
  async function near(word, stem, own) {
    const isNear = (one) => search.isOneOff(stem, one) || search.isOneOff(word, one);
    const letters = [word[0], ...own.letters.filter((letter) => letter !== word[0])].filter((letter) => own.letters.includes(letter));
    const first = await search.words(own.lang, letters[0]);
    let close = first.filter(isNear);
    if (!close.length) {
      const start = first.filter((one) => one.length > 3 && one.length * 1.7 > word.length && word.startsWith(one)).pop();
      if (start) return places([start], "near", CUT_OFF, own);
      const end = own.compounds && await knownEnd(stem, own);
      if (end) return places([end], "near", CUT_OFF, own);
      close = (await Promise.all(letters.slice(1).map((letter) => search.words(own.lang, letter)))).flat().filter(isNear);
    }
    return places(close.slice(0, 8), "near", NEAR, own);
  }

  // nachtopvang, where no text has it: opvang.
  async function knownEnd(stem, own) {
    for (let at = 3; at <= stem.length - 4; at++) {
      if (own.prefixes.has(stem.slice(0, at))) return null; // verkrachting is no kracht
      if ((await search.shard(own, stem.slice(at)))?.has(stem.slice(at))) return stem.slice(at);
    }
    return null;
  }

  async function places(words, how, factor, own) {
    const found = await Promise.all(words.map(async (word) => (await search.shard(own, word))?.found(word)));
    return words.map((word, at) => ({ lang: own.lang, how, words: [word], places: found[at], factor })).filter((one) => one.places);
  }

  // Two words that the texts write as one: huis arts.
  async function joined(words, own) {
    const pairs = await Promise.all(words.slice(1).map(async (word, at) => {
      const stem = own.stem(words[at] + word);
      const found = stem && (await search.shard(own, stem))?.found(stem);
      return found ? { lang: own.lang, how: "word", words: [stem], places: found, factor: JOINED, from: at, to: at + 2 } : null;
    }));
    return pairs.filter(Boolean);
  }

  // The concepts that a stretch of the query names, by a form, an abbreviation, or a word to be avoided.
  async function concepts(stems, own, spoken) {
    const found = [];
    for (let from = 0; from < stems.length; from++) {
      const shard = stems[from] && await search.shard(spoken, stems[from]);
      for (let to = from + 1; shard && to <= stems.length; to++) {
        const name = stems.slice(from, to).join(" ");
        for (const id of Object.hasOwn(shard.names, name) ? shard.names[name].split(" ") : []) {
          found.push({ from, to, lang: spoken.lang, ...await concept(id, own) });
        }
      }
    }
    return found;
  }

  async function concept(id, own) {
    const mark = `_${id.replace("!", "")}`;
    const places = (await search.shard(own, mark)).found(mark);
    const itself = places.numbers[places.weights.indexOf(ITSELF)];
    return { how: "concept", concept: mark.slice(1), itself, isAvoided: id.startsWith("!"), words: [], places, factor: CONCEPT };
  }

  // Concepts whose name begins with the whole query: it may not be finished.
  async function begunConcepts(stems, words, own) {
    const starts = [stems.join(" "), [...stems.slice(0, -1), words.at(-1)].join(" ")];
    const shard = starts[0].length > 3 ? await search.shard(own, stems[0]) : null;
    const names = Object.keys(shard?.names ?? {}).filter((name) => starts.some((start) => name.startsWith(start)));
    const ids = new Set(names.flatMap((name) => shard.names[name].split(" ")).filter((id) => !id.startsWith("!")));
    if (ids.size > 4) return []; // a common word, the beginning of many names
    const found = await Promise.all([...ids].map((id) => concept(id, own)));
    return found.map((one) => ({ ...one, from: 0, to: stems.length, lang: own.lang, factor: BEGUN, how: "begun" }));
  }

  Object.assign(search, { OTHER, meanings, joined, concepts, begunConcepts });
})();
