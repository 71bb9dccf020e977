// Rules: a rule whose code was typed, such as T003. Their file is asked for by a query that holds a code, by no other.
"use strict";
(() => {
  const search = inclusiveSearch;
  const CODE = /(?<![\p{L}\p{N}])[a-z]\d{3}(?![\p{L}\p{N}])/iu;

  // The card of the rule that a query names, and the rest of the query. A rule has neither kind nor facets to choose.
  async function ruleIn({ q, kind, chosen }, lang) {
    const [code] = CODE.exec(q) ?? [];
    const isNarrowed = kind || Object.values(chosen).some((values) => values.length);
    const card = code && !isNarrowed && (await search.rules(lang))[code.toUpperCase()];
    return card ? { rules: [card], rest: q.replace(code, "").trim() } : { rules: [], rest: q };
  }

  Object.assign(search, { ruleIn });
})();
