// Service worker: reads from the network first, keeps what was read, and shows the kept copy when the network fails.
// A kept copy says so, with the day it was kept: nobody reads an old definition unawares. So nothing is kept that cannot
// say it: no data file, no document, no frame for other sites. What a reader asks to keep whole: sw-whole.js.
importScripts("sw-whole.js");
const KEPT = "kept";
const PATIENCE = 5000; // milliseconds without an answer before the kept copy is shown
const DAY = "x-kept-on"; // head of a kept answer: the day it was kept
// What a page of ours says where it is a copy, or stands for one that was not kept; a page in both languages, in both.
// A page that is no list says otherwise that it stands for another.
const SENTENCES = { kept: / data-kept-(fr|nl)="([^"]*)"/g, absent: / data-absent-(fr|nl)="([^"]*)"/g, unlisted: / data-unlisted-(fr|nl)="([^"]*)"/g };
const START = /<article>|<main[^>]*>(?!\s*<article>)/;
const site = new URL("./", self.location).href;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(site) || request.headers.has("range")) return;
  event.respondWith(answer(event));
});

async function answer(event) {
  const { url } = event.request;
  const from = (await self.clients.get(event.clientId))?.url ?? url;
  const same = await sameVersion(url, from);
  if (same) return same;
  const network = fresh(event.request);
  try {
    return await Promise.race([network, late()]);
  } catch (failure) {
    const copy = await kept(url, from);
    if (copy) return told(copy, url, event.clientId);
    if (failure === "late") return network;
    return event.request.mode === "navigate" ? nearest(url) : Response.error();
  }
}

const late = () => new Promise((_, give) => { setTimeout(() => give("late"), PATIENCE); });

// The browser's own copy is asked about, never shown unasked: it may be as old as the host allows.
async function fresh(request) {
  const found = await fetch(request, request.mode === "navigate" ? { cache: "no-cache" } : {});
  if (found.status === 200) keep(KEPT, key(request.url), found.clone()).then(() => forget(request.url)).catch(() => {});
  return found;
}

async function keep(name, address, found) {
  const headers = new Headers(found.headers);
  headers.set(DAY, new Date().toISOString());
  const isPart = /^(assets|search)\//.test(address.slice(site.length));
  const body = await (isPart ? found.blob() : found.text());
  if (!isPart && !body.includes(" data-kept-")) return;
  await (await caches.open(name)).put(address, new Response(body, { headers }));
}

// The copy of an address for the page at `from`. The finder that was kept whole goes before its parts that were visited.
async function kept(address, from = address) {
  const finder = await wholeFinder(languageOf(from));
  return (finder && await finder.copy(address)) ?? (await caches.open(KEPT)).match(key(address));
}

// A file of the index in the version that was kept whole needs no network: another text would be another version.
async function sameVersion(address, from) {
  if (!isIndex(address) || !versionIn(address)) return undefined;
  const finder = await wholeFinder(languageOf(from));
  return finder?.version === versionIn(address) ? finder.copy(address) : undefined;
}

const plain = (address) => address.split(/[?#]/)[0];
const languageOf = (address) => address.slice(site.length).split("/")[0];

// A file of the search index goes by its version too: two versions have other numbers for the same documents.
const isIndex = (address) => address.startsWith(`${site}search/`);
const versionIn = (address) => new URL(address).search.slice(1);
const key = (address) => (isIndex(address) ? address : plain(address));

let version = "";
async function forget(address) {
  const asked = versionIn(address);
  if (!isIndex(address) || !asked || asked === version) return;
  version = asked;
  const cache = await caches.open(KEPT);
  for (const { url } of await cache.keys()) {
    if (isIndex(url) && ![version, ""].includes(versionIn(url))) await cache.delete(url);
  }
}

// A page says on its face that it is a copy; another file tells the page that asked for it.
async function told(copy, address, clientId) {
  const on = copy.headers.get(DAY);
  if (!copy.headers.get("content-type")?.startsWith("text/html")) {
    const client = await self.clients.get(clientId);
    client?.postMessage({ kept: on });
    return copy;
  }
  const page = await copy.text();
  const sentences = (kind) => [...page.matchAll(SENTENCES[kind])];
  const unlisted = sentences("unlisted");
  const found = !address.includes("?absent") ? sentences("kept") : unlisted.length ? unlisted : sentences("absent");
  const said = found.map(([, lang, sentence]) => {
    const day = new Date(on).toLocaleDateString(`${lang}-BE`, { dateStyle: "long" });
    return `<p class="told" role="status" lang="${lang}-BE">${sentence.replace("{day}", day)}</p>`;
  });
  return new Response(page.replace(START, (start) => start + said.join("")), { headers: copy.headers });
}

// A page that was not kept: the nearest kept page above it, a list as a rule, at the place of what was looked for.
function nearest(address) {
  const here = new URL(plain(address));
  const sought = here.pathname.split("/").filter(Boolean).pop();
  return above(new URL("../", here), sought);
}

async function above(page, sought) {
  if (!page.href.startsWith(site)) return Response.error();
  if (await kept(page.href)) return Response.redirect(`${page.href}?absent#${sought}`);
  return page.href === site ? Response.error() : above(new URL("../", page), sought);
}

// What a page asks: to keep what it is made of and the lists of its language; to keep a whole language, or what is kept.
self.addEventListener("message", (event) => {
  const { addresses, lists, whole, state } = event.data;
  const tell = (told) => event.source.postMessage(told);
  event.waitUntil(whole ? keepLanguage(whole, tell) : state ? stateOf(state, tell) : keepVisited(addresses, lists));
});

// What was read, and the lists of a language, with every definition.
async function keepVisited(addresses, lists) {
  const all = await fetch(`${site}kept.json`).then((found) => found.json()).catch(() => ({}));
  for (const address of new Set([...addresses, ...(all[lists] ?? []).map((path) => site + path)])) {
    if (!(await kept(address))) await fresh(new Request(address)).catch(() => {});
  }
}
