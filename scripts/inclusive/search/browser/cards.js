// Cards: a result with the reason why it is one: its sentence with the words marked, its concept, its facet values.
"use strict";
(() => {
  const search = inclusiveSearch;
  const SENTENCE = /[^.!?…]+(?:[.!?…]+(?=\s|$)|[.!?…]+|$)/g;
  const LONGEST = 260; // characters of a sentence
  const HYPHENATED = /(\p{L}+(?:-\p{L}+)+)/u;
  const FILE = location.protocol === "file:" ? "index.html" : ""; // a copy opened from a folder
  const addressOf = ({ u }) => `../${u}${FILE}`;

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  // What is marked in the texts: the words that were found, the ends of compounds, the names of concepts. By the strict
  // way no word of a name counts alone: « bas seuil » does not mark « bas » in « à bas revenu ».
  function matcher(found, speech, concepts) {
    const own = (found?.ways ?? []).filter(({ lang }) => lang === speech.lang);
    const every = own.filter(({ how }) => how !== "end").flatMap((way) => way.words);
    const telling = every.filter((word) => !speech.leaning.has(word)); // « sans » alone is no reason
    const words = new Set(telling.length ? telling : every);
    const ends = own.filter(({ how }) => how === "end").flatMap((way) => way.words.map((word) => word.slice(0, -1)));
    const isMatch = (stem) => words.has(stem) || ends.some((end) => stem.length > end.length + 2 && stem.endsWith(end));
    const names = concepts.flatMap(({ n = [] }) => n.map((name) => name.split(" ")));
    const how = { compared: speech.compared, isMatch, names };
    const parts = names.filter((name) => name[1]).flat();
    return { ...how, strict: { ...how, isMatch: (stem) => isMatch(stem) && !parts.includes(stem) } };
  }

  // Words of a text that match: { start, end, stem }.
  function matches(text, { compared, isMatch, names }) {
    const words = Array.from(text.matchAll(search.WORD), ({ 0: word, index }) => ({ start: index, end: index + word.length, stem: compared(word) })).filter((word) => word.stem);
    const named = new Set();
    for (const name of names) {
      for (let at = 0; at + name.length <= words.length; at++) {
        if (name.every((part, step) => words[at + step].stem === part)) name.forEach((_, step) => named.add(words[at + step]));
      }
    }
    return words.filter((word) => named.has(word) || isMatch(word.stem));
  }

  // A text with its marks; hyphenated words of at most `longest` signs stay each in one line: as in render/templates.py.
  function marked(text, found, longest) {
    const pieces = [];
    let done = 0;
    for (const { start, end } of found) {
      const between = text.slice(done, start);
      if (done && /^[\s-]$/.test(between)) pieces.at(-1).textContent += between + text.slice(start, end); // one phrase
      else pieces.push(between, make("mark", { textContent: text.slice(start, end) }));
      done = end;
    }
    return [...pieces, text.slice(done)].flatMap((part) => typeof part !== "string" ? [part] : part.split(HYPHENATED).map((piece, at) =>
      at % 2 && piece.length <= longest ? make("span", { className: "whole", textContent: piece }) : piece));
  }

  // The sentence of a card that holds most of what was looked for, with its part of the page; null where none does.
  function bestSentence(card, how) {
    let best = null;
    for (const [anchor, heading, text, isSummary] of [["", "", card.s, true], ...(card.p ?? [])]) {
      for (const sentence of text.match(SENTENCE) ?? []) {
        const found = matches(sentence, how);
        const worth = new Set(found.map(({ stem }) => stem)).size;
        if (worth > (best?.worth ?? 0)) best = { anchor, heading, isSummary, sentence, found, worth };
      }
    }
    return best && shortened(best);
  }

  function shortened({ sentence, found, ...rest }) {
    const lead = sentence.length - sentence.trimStart().length;
    const first = found[0].start;
    const from = sentence.length > LONGEST && first > 100 ? sentence.lastIndexOf(" ", first - 80) + 1 : lead;
    const to = sentence.length - from > LONGEST ? sentence.lastIndexOf(" ", from + LONGEST) : sentence.length;
    const kept = found.filter(({ start, end }) => start >= from && end <= to).map(({ start, end }) => ({ start: start - from, end: end - from }));
    const text = sentence.slice(from, to);
    return { ...rest, nodes: [from > lead ? "… " : "", ...marked(text, kept), to < sentence.length ? " …" : ""] };
  }

  // One result as a list item. `view` holds the words of the site, the labels of facets, what was chosen, what is marked.
  function item(card, view) {
    const facts = [...values(card, view), ...concepts(card, view)];
    const isTold = facts.some((one) => one.querySelector("a, mark")); // why it was found: no part of a name need tell it
    const how = isTold ? view.how.strict : view.how;
    const title = make("a", { href: addressOf(card) }, ...marked(card.t, matches(card.t, how), 16));
    const whole = make("li", { className: `found-${card.k}` }, make("p", { className: "kind", textContent: view.kinds[card.k] }), make("h3", {}, title));
    if (card.l) whole.lastChild.lang = card.l;
    const best = bestSentence(card, how);
    const isShown = best && !(card.k === "term" && best.isSummary); // a definition is shown whole, its words marked
    if (card.k === "term") whole.append(...definition(card, { ...view, how }));
    else if (card.s && (!best || card.k === "practice" && !best.isSummary)) whole.append(make("p", { textContent: card.s }));
    const reasons = [isShown && sentence(best, card), ...facts].filter(Boolean);
    if (reasons.length) whole.append(make("ul", { className: "why" }, ...reasons));
    return whole;
  }

  function sentence({ anchor, heading, nodes }, card) {
    const where = heading ? make("a", { href: addressOf(card) + (anchor && `#${anchor}`), textContent: heading }) : null;
    return make("li", { className: "sentence" }, where, where ? " " : null, ...nodes);
  }

  function* definition(card, { words, otherTag, how, named }) {
    const text = make("p", { className: "definition" }, ...marked(card.s, matches(card.s, how)));
    if (card.l) text.lang = card.l;
    yield text;
    if (card.o) yield make("p", { className: "in-other" }, `${words.in_other}${words.colon} `, make("span", { lang: otherTag, textContent: card.o }));
    for (const [word, why] of Object.entries(card.a ?? {})) {
      if (named(word)) yield make("p", { className: "avoided" }, make("strong", { textContent: `${words.avoid}${words.colon} ${word}.` }), ` ${why}`);
    }
  }

  // The facet values of a practice: those that were chosen or looked for are marked; the publics and places always show.
  function values(card, { words, labels, chosen, how }) {
    return Object.keys(labels).filter((facet) => card.f?.[facet]).flatMap((facet) => {
      const own = card.f[facet].filter((value) => labels[facet][value]); // a page that was kept may know fewer
      const shown = own.map((value) => {
        const label = labels[facet][value];
        const isChosen = chosen[facet]?.includes(value);
        const found = isChosen ? [{ start: 0, end: label.length }] : matches(label, how.strict);
        return { nodes: marked(label, found, 24), isReason: isChosen || found.length > 0 };
      });
      if (!shown.length || !shown.some(({ isReason }) => isReason) && facet !== "publics" && facet !== "places") return [];
      const list = shown.flatMap(({ nodes }, at) => (at ? [", ", ...nodes] : nodes));
      return [make("li", {}, make("span", { className: "quiet", textContent: `${labels[facet][""]}${words.colon} ` }), ...list)];
    });
  }

  function concepts(card, { words, kinds, concepts: named }) {
    return named.filter(({ id }) => card.c?.includes(id)).map((one) => make("li", {},
      make("span", { className: "quiet", textContent: `${kinds[one.k]}${words.colon} ` }), make("a", { href: addressOf(one), textContent: one.t })));
  }

  // How a word of the index is written in these cards.
  function written(stem, cards, how) {
    for (const { t, s, p = [] } of cards) {
      for (const [word] of [t, s, ...p.map(([, , text]) => text)].join(" ").matchAll(search.WORD)) {
        if (how.compared(word) === stem) return word.toLowerCase();
      }
    }
    return null;
  }

  Object.assign(search, { make, matcher, item, written });
})();
