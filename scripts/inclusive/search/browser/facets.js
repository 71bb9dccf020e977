// Facets: which documents pass the chosen values, and how many would pass with each value that could be chosen.
// Of one facet any chosen value will do; of several facets each must be met.
"use strict";
(() => {
  const search = inclusiveSearch;

  // facet → value → documents, of every facet.
  async function facetTables({ facets }) {
    const tables = await Promise.all(facets.map(search.facet));
    return Object.fromEntries(facets.map((name, at) => [name, tables[at]]));
  }

  // `base`: documents; `chosen`: facet → values; `kind`: the only kind wanted, or "".
  function narrowed(base, chosen, kind, tables, documents) {
    const names = Object.keys(tables);
    const failed = new Map(base.map((number) => [number, 0])); // one bit for each facet that a document does not meet
    names.forEach((name, at) => {
      if (!chosen[name]?.length) return;
      const fitting = new Set(chosen[name].flatMap((value) => tables[name][value] ?? []));
      for (const number of base) if (!fitting.has(number)) failed.set(number, failed.get(number) | 1 << at);
    });
    const kindOf = (number) => search.kinds[documents.kinds[documents.place.get(number)]];
    const isWanted = (number) => !kind || kindOf(number) === kind;
    const counts = Object.fromEntries(names.map((name, at) => [name, Object.fromEntries(
      Object.entries(tables[name]).map(([value, numbers]) => [value, numbers.filter(
        (number) => failed.has(number) && !(failed.get(number) & ~(1 << at)) && isWanted(number)).length]))]));
    const kinds = { "": 0 };
    for (const number of base) {
      if (failed.get(number)) continue;
      kinds[kindOf(number)] = (kinds[kindOf(number)] ?? 0) + 1;
      kinds[""]++;
    }
    return { kept: base.filter((number) => !failed.get(number) && isWanted(number)), counts, kinds };
  }

  // In the order that the reader chose; `relevance` is the order in which they come.
  function sorted(numbers, order, documents, { titles }) {
    if (!order) return numbers;
    const rank = new Map(titles.map((place, at) => [documents.numbers[place], at]));
    const byTitle = (a, b) => rank.get(a) - rank.get(b);
    const newest = (dates) => (a, b) => dates[documents.place.get(b)] - dates[documents.place.get(a)] || byTitle(a, b);
    const orders = { title: byTitle, since: newest(documents.since), confirmed: newest(documents.confirmed) };
    return [...numbers].sort(orders[order]);
  }

  Object.assign(search, { kinds: ["practice", "term", "organisation", "question", "page"], facetTables, narrowed, sorted });
})();
