// A query → the documents that answer it, best first, and what was made of each of its words.
"use strict";
(() => {
  const search = inclusiveSearch;
  const DOTTED = /(?<!\p{L})(?:\p{L}\.){2,}/gu; // C.P.A.S.
  const MOST = 12; // words of a query that count
  const SATURATION = 1.2; // as in BM25: how soon a word that is repeated adds nothing
  const LENGTH = 0.4; // as in BM25: how much a long text is held back
  const LACKING = 0.75; // what a document counts without a word that may mean much
  const KINDS = [1.2, 1, 0.85, 0.9, 0.9]; // practice, term, organisation, question, page

  // The word that stands most often, where the typed one stands nowhere.
  function guessed(ways) {
    if (ways.some(({ how }) => how !== "near" && how !== "begun")) return null;
    const [most] = [...ways].sort((a, b) => b.places.numbers.length - a.places.numbers.length);
    return most?.words[0];
  }

  async function find(text, lang) {
    const [documents, own] = await Promise.all([search.documents(), search.language(lang)]);
    const undotted = text.replace(DOTTED, (letters) => letters.replaceAll(".", ""));
    const every = [...undotted.matchAll(search.WORD)].flatMap(([typed]) => search.split(typed).map((word) => ({ typed, word })));
    const said = every.filter(({ word }) => own.stem(word));
    const asked = (said.length ? said : every).slice(0, MOST);
    const words = asked.map(({ word }) => word);
    const last = words.length - 1;
    const meant = await Promise.all(words.map((word, at) => search.meanings(word, own, { last: at === last })));
    const stems = words.map((word) => own.stem(word) || own.cut(word));
    const named = await search.concepts(stems, own, own);
    const isWhole = ({ from, to }) => from === 0 && to === words.length;
    if (!named.some(isWhole)) {
      const other = await search.language(search.OTHER[lang]);
      named.push(...await search.concepts(words.map((word) => other.stem(word)), own, other));
    }
    const corrected = meant.map((ways, at) => guessed(ways) ?? stems[at]);
    if (corrected.some((word, at) => word !== stems[at])) named.push(...await search.concepts(corrected, own, own));
    if (!named.some(isWhole)) named.push(...await search.begunConcepts(stems, words, own));
    const ways = [
      ...meant.flatMap((some, at) => some.map((one) => ({ ...one, from: at, to: at + 1 }))),
      ...await search.joined(words, own),
      ...named,
    ];
    return { typed: asked.map(({ typed }) => typed), ways, ...ranked(ways, words.length, documents, own) };
  }

  // BM25 over what each word may mean: of several meanings the best counts.
  function ranked(ways, length, documents, own) {
    const total = documents.numbers.length;
    const size = documents.numbers.at(-1) + 1;
    const scores = new Float32Array(size);
    const masks = new Uint16Array(size);
    for (let at = 0; at < length; at++) {
      const best = new Float32Array(size);
      for (const { from, to, places: { numbers, weights }, factor } of ways) {
        if (at < from || at >= to) continue;
        const rarity = Math.log(1 + (total - numbers.length + 0.5) / (numbers.length + 0.5));
        numbers.forEach((number, place) => {
          const stretch = Math.max(1, 1 - LENGTH + LENGTH * own.sizes[documents.place.get(number)] / own.average);
          const score = factor * rarity * weights[place] * (SATURATION + 1) / (weights[place] + SATURATION * stretch);
          if (score > best[number]) best[number] = score;
        });
      }
      for (let number = 0; number < size; number++) {
        if (best[number]) { scores[number] += best[number]; masks[number] |= 1 << at; }
      }
    }
    documents.numbers.forEach((number, place) => { scores[number] *= KINDS[documents.kinds[place]]; });
    // The concept that the whole query names comes first, with its definition.
    for (const { how, from, to, isAvoided, itself } of ways) {
      if (how === "concept" && from === 0 && to === length) scores[itself] += isAvoided ? 500 : 1000;
    }
    const [all, every] = demanded(ways, length);
    if (all !== every) scores.forEach((score, number) => { if (masks[number] !== every) scores[number] = score * LACKING; });
    const some = documents.numbers.filter((number) => masks[number]);
    return { all, masks, scores, some };
  }

  // The words of a query, as bits: those that a document must hold, and all. A word that may mean much is not demanded:
  // documents that lack it only come later.
  function demanded(ways, length) {
    const every = (1 << length) - 1;
    const sure = ways.filter(({ isDoubtful }) => !isDoubtful).reduce((bits, { from, to }) => bits | ((1 << to) - (1 << from)), 0);
    return [sure || every, every];
  }

  // Documents that answer the whole query; where there is none, those that answer most of its words.
  function inOrder({ all, masks, scores, some }) {
    const whole = some.filter((number) => (masks[number] & all) === all);
    const bits = (number) => masks[number].toString(2).replaceAll("0", "").length;
    const most = some.reduce((high, number) => Math.max(high, bits(number)), 0);
    const kept = whole.length ? whole : some.filter((number) => bits(number) === most);
    return kept.sort((a, b) => scores[b] - scores[a] || a - b);
  }

  Object.assign(search, { find, inOrder });
})();
