// Notes: what the page says of how a query was understood: a word of the other language, one mended, one found nowhere.
"use strict";
(() => {
  const search = inclusiveSearch;
  const FEW = 2; // a beginning of more words is not finished: nothing is said of it yet

  function notes({ words, say, lang, total, found, cards, how }) {
    if (!found) return [];
    const waysOf = (at) => found.ways.filter(({ from, to }) => from <= at && at < to);
    const told = found.typed.map((word, at) => note(word, waysOf(at), { words, say, lang, cards, how }));
    const known = found.typed.reduce((bits, _, at) => (waysOf(at).length ? bits | (1 << at) : bits), 0);
    const hasAll = found.some.some((number) => (found.masks[number] & known) === known); // what stands nowhere is told as such
    return [nowhere(found.typed.filter((_, at) => !waysOf(at).length), words, say), ...told, total && !hasAll && words.find_some_words].filter(Boolean);
  }

  function nowhere(typed, words, say) {
    const [word, ...more] = typed;
    if (!more.length) return word && say(words.find_nowhere, { word });
    return say(words.find_nowhere_some, { words: typed.map((one) => say(words.find_quoted, { word: one })).join(", ") });
  }

  // The sentence about one word that was typed, if there is something to say.
  function note(word, ways, { words, say, lang, cards, how }) {
    if (!ways.length) return null;
    const isOther = ways.some(({ lang: spoken }) => spoken !== lang) && !ways.some((way) => way.lang === lang && way.how === "word");
    if (isOther) return say(words.find_other, { word });
    const near = ways.filter(({ how, isDoubtful }) => how === "near" || isDoubtful);
    const isUnfinished = near.length > FEW && near.some(({ isDoubtful }) => isDoubtful);
    if (!near.length || isUnfinished || ways.some((way) => !["near", "concept", "begun"].includes(way.how))) return null;
    const close = new Set(near.flatMap((way) => way.words).map((stem) => search.written(stem, cards, how)).filter(Boolean));
    return close.size ? say(words.find_near, { word, found: [...close].join(", ") }) : null;
  }

  Object.assign(search, { notes });
})();
