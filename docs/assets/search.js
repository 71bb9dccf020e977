// The search page: its form, over Pagefind's index of the page's language. Addresses come from where the index stands.
const PAGE = 10; // results shown at once
const READ = 200; // results read at most where one kind is asked for: only a result read tells its kind
const form = document.querySelector("[data-search]");
const [summary, list, more, advice, lists] = ["summary", "results", "more", "advice", "lists"]
  .map((name) => document.querySelector(`[data-${name}]`));
const bundle = new URL(form.dataset.search, location.href);
const kinds = Object.fromEntries([...form.kind].map((one) => [one.value, one.dataset.label]));
let found = []; // what is left to show

// As the index was written: people type ' and oe.
const typed = (text) => text.trim().replaceAll("’", "'").replaceAll("œ", "oe").replaceAll("Œ", "Oe");
const shown = (html) => html.replaceAll("'", "’").replaceAll("&#39;", "’");

let started = null;
function engine() {
  started ??= import(new URL("pagefind.js", bundle).href).then(async (pagefind) => {
    await pagefind.options({ baseUrl: new URL("..", bundle).pathname, excerptLength: 24 });
    return pagefind;
  });
  return started;
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function item({ url, meta, excerpt, sub_results: parts }) {
  const heading = make("h2", {}, make("a", { href: url, textContent: meta.title }));
  const sections = parts.filter((part) => part.anchor && part.anchor.id !== "sources" && part.title !== typed(meta.title)).slice(0, 2);
  const links = sections.map((part) => make("li", {}, make("a", { href: part.url, textContent: shown(part.title) })));
  // The excerpt is the index's own HTML: escaped text and <mark>.
  const text = make("p", { innerHTML: shown(excerpt) });
  return make("li", {}, make("p", { className: "kind", textContent: kinds[meta.kind] ?? "" }), heading, text, ...(links.length ? [make("ul", {}, ...links)] : []));
}

async function showMore({ focus = false } = {}) {
  const query = form.q.value;
  const items = (await Promise.all(found.slice(0, PAGE).map((one) => one.data()))).map(item);
  if (query !== form.q.value) return;
  found = found.slice(PAGE);
  list.append(...items);
  more.hidden = !found.length;
  if (focus) items[0]?.querySelector("a").focus();
}

// What stands instead of results: advice where a search found nothing, and links to the lists.
function tell(text, { advised = false, listed = advised } = {}) {
  summary.textContent = text;
  advice.hidden = !advised;
  lists.hidden = !listed;
}

async function ofKind(results, kind) {
  if (!kind) return results;
  const read = results.slice(0, READ);
  const data = await Promise.all(read.map((one) => one.data()));
  return read.filter((_, at) => data[at].meta.kind === kind);
}

let turn = 0;
async function search() {
  const own = ++turn;
  const query = form.q.value.trim();
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  if (query) tell(form.dataset.loading);
  const results = query ? await ofKind((await (await engine()).search(typed(query))).results, form.kind.value) : [];
  if (own !== turn) return; // the reader has typed on
  found = results;
  list.replaceChildren();
  more.hidden = true;
  const { none, one, some } = form.dataset;
  const sentence = [none, one][results.length] ?? some;
  const text = query && sentence.replace("{count}", results.length).replace("{query}", () => query);
  tell(text, { advised: query && !results.length, listed: !results.length });
  await showMore();
}

const start = () => search().catch(() => tell(form.dataset.failed, { listed: true }));
let timer = 0;
form.q.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(start, 250); });
form.addEventListener("change", ({ target }) => { if (target.name === "kind") start(); });
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); start(); });
form.addEventListener("focusin", () => engine().catch(() => {}), { once: true });
more.addEventListener("click", () => showMore({ focus: true }));
form.q.value = new URLSearchParams(location.search).get("q") ?? "";
form.hidden = false;
if (form.q.value) start();
