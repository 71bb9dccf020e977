// Words as the search compares them: what scripts/inclusive/search/words.py does at the build, done to what is typed.
// These are classic scripts, that share one name: a browser refuses modules to a site that is opened from a folder.
"use strict";
globalThis.inclusiveSearch = {};

(() => {
  const WORD = /[\p{L}\p{N}\p{M}]+/gu; // as it stands in a text
  const LETTERS = { "œ": "oe", "æ": "ae", "ß": "ss" };

  // The words of a text: small letters without accents, and digits.
  function split(text) {
    const plain = text.toLowerCase().replace(/[œæß]/g, (letter) => LETTERS[letter]).normalize("NFKD");
    return plain.replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? [];
  }

  // What a language adds; `table` is its base table. Word → what is compared, empty for a word that says nothing.
  function speech({ silent, leaning, passes }) {
    const mute = new Set(silent.split(" "));
    const known = new Map();
    const cut = (word) => passes.reduce((left, endings) => {
      const found = endings.find(([ending, , least]) => left.length >= ending.length + least && left.endsWith(ending));
      return found ? left.slice(0, left.length - found[0].length) + found[1] : left;
    }, word);
    const isMute = (word) => mute.has(word) || (word.length === 1 && !/\d/.test(word));
    function stem(word) {
      if (!known.has(word)) known.set(word, isMute(word) ? "" : cut(word));
      return known.get(word);
    }
    // A word as it stands in a text, which may be several: rendez-vous is split at its hyphen before. Texts repeat their words.
    const written = new Map();
    function compared(word) {
      if (!written.has(word)) written.set(word, split(word).map(stem).join(""));
      return written.get(word);
    }
    return { stem, cut, compared, leaning: new Set(leaning.split(" ").map(cut)) };
  }

  // Whether one letter too many, too few, wrong, or two letters swapped make `typed` of `word`.
  function isOneOff(typed, word) {
    const gap = typed.length - word.length;
    if (gap < -1 || gap > 1 || typed === word) return false;
    let at = 0;
    while (at < typed.length && typed[at] === word[at]) at++;
    if (gap === 1) return typed.slice(at + 1) === word.slice(at);
    if (gap === -1) return typed.slice(at) === word.slice(at + 1);
    if (typed.slice(at + 1) === word.slice(at + 1)) return true;
    return typed[at] === word[at + 1] && typed[at + 1] === word[at] && typed.slice(at + 2) === word.slice(at + 2);
  }

  Object.assign(inclusiveSearch, { WORD, split, speech, isOneOff });
})();
