// Advice: where nothing was found, what to leave out and how many results that would give; else a facet value that the
// query names.
"use strict";
(() => {
  const search = inclusiveSearch;

  function advise(page) {
    const { isEmpty, found, words, advice, button } = page;
    const offers = isEmpty ? [...leaving(page)] : found ? [...naming(page)] : [];
    const shown = offers.filter(([, many]) => many).map(([text, many, action]) => search.make("li", {}, button(`${text} (${many})`, action)));
    const intro = isEmpty ? [search.make("p", { textContent: shown.length ? words.find_more_with : words.find_try })] : [];
    advice.replaceChildren(...intro, ...(shown.length ? [search.make("ul", {}, ...shown)] : []));
    advice.hidden = !advice.childNodes.length;
  }

  // A facet value, the kind, a word of the query, or the whole query.
  function* leaving({ form, boxes, labelOf, words, say, now, found, base, documents, total }) {
    const without = (what) => say(words.find_without, { what });
    const chosen = boxes.filter(({ checked }) => checked);
    for (const box of chosen) {
      const rest = { ...now.chosen, [box.name]: now.chosen[box.name].filter((value) => value !== box.value) };
      yield [without(labelOf(box)), total(base, rest), () => { box.checked = false; }];
    }
    if (now.kind) yield [without(form.querySelector(":checked").labels[0].firstElementChild.nextSibling.textContent.trim()), total(base, now.chosen, ""), () => { form.kind[0].checked = true; }];
    for (const [at, word] of (found?.typed ?? []).entries()) {
      const rest = found.all & ~(1 << at);
      const left = found.typed.filter((_, place) => place !== at).join(" ");
      const numbers = found.some.filter((number) => (found.masks[number] & rest) === rest);
      if (rest) yield [without(word), total(numbers, now.chosen), () => { form.q.value = left; }];
    }
    if (found && chosen.length) yield [without(now.q), total(documents.numbers, now.chosen, now.kind || "practice"), () => { form.q.value = ""; }];
  }

  function* naming({ boxes, facetPart, labels, labelOf, words, say, now, base, total }) {
    const typed = search.split(now.q);
    const isNamed = (label) => typed.every((word) => search.split(label).some((one) => one.startsWith(word.slice(0, Math.max(4, word.length - 2)))));
    if (typed.join("").length < 4) return;
    for (const box of boxes.filter((one) => !one.checked && (isNamed(labelOf(one)) || isNamed(one.dataset.other))).slice(0, 3)) {
      const text = say(words.find_only, { facet: labels[box.name][""], value: labelOf(box) });
      yield [text, total(base, { ...now.chosen, [box.name]: [box.value] }), () => { box.checked = facetPart(box.name).open = true; }];
    }
  }

  Object.assign(search, { advise });
})();
