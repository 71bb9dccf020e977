// The finder's page: what is typed and chosen → results, counts, and an address that can be sent on.
"use strict";
(() => {
  const search = inclusiveSearch;
  const { make } = search;
  const PAGE = 10; // results shown at once
  const SOON = 3; // of them, those that a phone shows first: the others follow when these are painted
  const form = document.querySelector("#finder");
  const part = (name) => document.querySelector(`[data-${name}]`);
  const [finder, summary, notes, chosenList, advice, results, more, lists] =
    ["finder", "summary", "notes", "chosen-values", "advice", "results", "more", "lists"].map(part);
  const { lang } = form.dataset;
  const otherTag = { fr: "nl-BE", nl: "fr-BE" }[lang];
  const words = JSON.parse(form.dataset.words);
  const { boxes, facets, facetPart, labels, labelOf, tally } = search.facetBoxes(form);
  const title = document.title;
  const relevance = form.sort.options[0]; // no order for a search in which nothing is asked
  let wantedOrder = ""; // empty for the usual one
  const names = { rule: words.rule, ...Object.fromEntries([...form.kind].map((radio) => [radio.value, radio.dataset.one])) };
  const otherLanguage = document.querySelector("a[data-lang]"); // it keeps what was asked
  const say = (text, values) => Object.entries(values).reduce((said, [name, value]) => said.replace(`{${name}}`, () => value), text);

  /* The state: form ↔ address */

  const state = () => ({
    q: form.q.value.trim(),
    kind: form.kind.value,
    sort: wantedOrder,
    chosen: Object.fromEntries(facets.map((name) => [name, boxes.filter((box) => box.name === name && box.checked).map(({ value }) => value)])),
  });

  function addressOf({ q, kind, sort, chosen }) {
    const address = new URL(location.href);
    const pairs = [["q", q], ["kind", kind], ...facets.flatMap((name) => chosen[name].map((value) => [name, value])), ["sort", sort]];
    address.search = new URLSearchParams(pairs.filter(([, value]) => value)).toString();
    address.hash = "";
    return address.href;
  }

  function restore() {
    const asked = new URLSearchParams(location.search);
    form.q.value = asked.get("q") ?? "";
    form.sort.value = asked.get("sort") ?? "";
    wantedOrder = form.sort.value; // empty where there is no such order
    for (const radio of form.kind) radio.checked = radio.value === (asked.get("kind") ?? "");
    if (!form.kind.value) form.kind[0].checked = true;
    for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
    for (const name of facets) if (boxes.some((box) => box.name === name && box.checked)) facetPart(name).open = part("narrow").open = true;
  }

  function offerOrders({ q, sort }) {
    if (Boolean(q) !== relevance.isConnected) q ? form.sort.prepend(relevance) : relevance.remove();
    form.sort.value = sort || (q ? "" : "title");
  }

  function keep(isStep) {
    const address = addressOf(state());
    if (address !== location.href) history[isStep ? "pushState" : "replaceState"](null, "", address);
    const { q } = state();
    otherLanguage.search = location.search;
    document.title = q ? `${q} · ${title}` : title;
  }

  /* The search */
  let turn = 0;
  let pending = []; // what is left to show
  let view = null;

  async function show() {
    const own = ++turn;
    const now = state();
    offerOrders(now);
    const [documents, speech] = await Promise.all([search.documents(), search.language(lang)]);
    const tables = await search.facetTables(documents);
    const { rules, rest } = await search.ruleIn(now, lang);
    const found = rest ? await search.find(rest, lang) : null;
    if (own !== turn) return false; // the reader has gone on
    const base = found ? search.inOrder(found) : rules.length ? [] : documents.numbers;
    const kind = now.kind || (now.q ? "" : "practice");
    const { kept, counts, kinds } = search.narrowed(base, now.chosen, kind, tables, documents);
    const order = search.sorted(kept, now.sort || (now.q ? "" : "title"), documents, speech);
    const concepts = await named(found);
    const cards = [...rules, ...await cardsOf(order.slice(0, SOON))];
    const many = rules.length + order.length;
    if (own !== turn) return false;
    results.ariaBusy = true;
    const how = search.matcher(found, speech, concepts.filter(({ k }) => k === "term"));
    const isNamed = (word) => found?.ways.some((way) => way.isAvoided) && search.split(word).map(speech.stem).join(" ") === search.split(now.q).map(speech.stem).join(" ");
    view = { words, kinds: names, labels, chosen: now.chosen, how, concepts, otherTag, named: isNamed };
    results.replaceChildren(...items(cards));
    pending = order.slice(SOON);
    more.hidden = true;
    tell(now, kind, many, found, cards, how);
    count(now, counts, { ...kinds, "": kinds[""] + rules.length });
    chips(now);
    const total = (numbers, chosen, only = kind) => search.narrowed(numbers, chosen, only, tables, documents).kept.length;
    search.advise({ ...page, now, found, base, documents, total, isEmpty: !many });
    [lists.hidden, part("failed").hidden] = [many > 0, true];
    form.sort.parentElement.hidden = order.length < 2;
    results.dataset.turn = own;
    await painted();
    return own === turn && extend(PAGE - SOON);
  }

  const cardsOf = (numbers) => Promise.all(numbers.map((number) => search.card(lang, number)));
  const items = (cards) => cards.map((card) => search.item(card, view));
  const painted = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });

  // The next results, below those that stand there; false where the reader has gone on.
  async function extend(count) {
    const own = turn;
    const cards = await cardsOf(pending.slice(0, count));
    if (own !== turn) return false;
    results.append(...items(cards));
    results.ariaBusy = false;
    pending = pending.slice(count);
    more.hidden = !pending.length;
    return true;
  }

  // The concepts and organisations that the query names, as cards.
  async function named(found) {
    const ids = new Map();
    for (const { how, concept, itself } of found?.ways ?? []) {
      if (how === "concept") ids.set(concept, itself);
    }
    return Promise.all([...ids].slice(0, 6).map(async ([id, number]) => ({ id, ...await search.card(lang, number) })));
  }

  async function showMore() {
    const shown = results.children.length;
    if (await extend(PAGE)) results.children[shown]?.querySelector("a").focus();
  }

  /* What is said of the results */

  function tell({ q }, kind, total, found, cards, how) {
    const [one, several] = q || kind !== "practice" ? [words.find_one, words.find_some] : [words.count_practices_one, words.count_practices];
    const some = [words.find_zero, one][total] ?? say(several, { count: total });
    summary.textContent = q ? `${some} ${say(words.find_query, { query: q })}` : some;
    notes.replaceChildren(...search.notes({ words, say, lang, total, found, cards, how }).map((text) => make("p", { textContent: text })));
  }

  function count(now, counts, kinds) {
    for (const radio of form.kind) radio.labels[0].querySelector("[data-count]").textContent = radio.value || now.q ? kinds[radio.value] ?? 0 : "";
    tally(counts);
    for (const name of ["", ...facets]) {
      const chosen = (name ? now.chosen[name] : Object.values(now.chosen).flat()).length;
      (name ? facetPart(name) : part("narrow")).querySelector("[data-chosen]").textContent = chosen || "";
    }
  }

  const button = (text, action, more) => make("button", { type: "button", textContent: text, onclick: () => change(action), ...more });
  // What was chosen, each to be taken back with one press.
  function chips(now) {
    const chosen = boxes.filter(({ checked }) => checked);
    const items = chosen.map((box) => make("li", {}, button(`${labelOf(box)} ×`, () => { box.checked = false; }, { ariaLabel: say(words.find_remove, { what: labelOf(box) }) })));
    if (items.length > 1) items.push(make("li", {}, button(words.find_clear, () => chosen.forEach((box) => { box.checked = false; }))));
    chosenList.replaceChildren(...items);
    chosenList.hidden = !items.length;
  }

  function change(action) {
    action();
    step();
    document.querySelector("#results").focus();
  }

  const page = { form, boxes, facets, facetPart, labels, labelOf, words, say, button, advice };

  /* The reader */

  // Whether what is asked now is what stands there. What fails is tried once more, with an index that is read anew.
  const run = () => show().catch(({ version }) => { search.forget(version); return show(); }).catch(failed);
  function failed() {
    summary.textContent = words.search_failed;
    [notes, chosenList, advice, results].forEach((one) => one.replaceChildren());
    [part("failed").hidden, lists.hidden, form.sort.parentElement.hidden, more.hidden] = [false, false, true, true];
    results.ariaBusy = false;
    return true;
  }
  function step() {
    keep(true);
    run();
  }
  form.q.addEventListener("input", async () => { // results first: browsers take their time over an address
    if (await run()) keep(false);
  });
  form.sort.addEventListener("change", () => { wantedOrder = form.sort.value; });
  form.addEventListener("submit", (event) => { event.preventDefault(); step(); });
  for (const one of form.elements) if (one.name && one !== form.q) one.addEventListener("change", step);
  more.addEventListener("click", showMore);
  addEventListener("popstate", () => { restore(); run(); });
  part("narrow").open = matchMedia("(min-width: 60rem)").matches;
  restore();
  keep(false);
  form.hidden = finder.hidden = false;
  run();
})();
