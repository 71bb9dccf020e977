// Notes: what the page says of how a query was understood: a word of the other language, one mended, one found nowhere.
"use strict";
(() => {
  const search = inclusiveSearch;

  function notes({ words, say, lang, total, found, cards, how }) {
    if (!found) return [];
    const told = found.typed.map((word, at) => note(word, found.ways.filter(({ from, to }) => from <= at && at < to), { words, say, lang, cards, how }));
    const hasAll = found.some.some((number) => found.masks[number] === found.all);
    return [...told, total && !hasAll && words.find_some_words].filter(Boolean);
  }

  // The sentence about one word that was typed, if there is something to say.
  function note(word, ways, { words, say, lang, cards, how }) {
    if (!ways.length) return say(words.find_nowhere, { word });
    const isOther = ways.some(({ lang: spoken }) => spoken !== lang) && !ways.some((way) => way.lang === lang && way.how === "word");
    if (isOther) return say(words.find_other, { word });
    const near = ways.filter((way) => way.how === "near");
    if (!near.length || ways.some((way) => !["near", "concept", "begun"].includes(way.how))) return null;
    const close = new Set(near.flatMap((way) => way.words).map((stem) => search.written(stem, cards, how)).filter(Boolean));
    return close.size ? say(words.find_near, { word, found: [...close].join(", ") }) : null;
  }

  Object.assign(search, { notes });
})();
