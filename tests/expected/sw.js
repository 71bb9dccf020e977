// Service worker: reads from the network first, keeps what was read, and shows the kept copy when the network fails.
// A kept copy says so, with the day it was kept: nobody reads an old definition unawares. So nothing is kept that cannot
// say it: no data file, no document, no frame for other sites.
const KEPT = "kept";
const PATIENCE = 5000; // milliseconds without an answer before the kept copy is shown
const DAY = "x-kept-on"; // head of a kept answer: the day it was kept
// What a page of ours says where it is a copy, or stands for one that was not kept; a page in both languages, in both.
const SENTENCES = { kept: / data-kept-(fr|nl)="([^"]*)"/g, absent: / data-absent-(fr|nl)="([^"]*)"/g };
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
  const network = fresh(event.request);
  try {
    return await Promise.race([network, late()]);
  } catch (failure) {
    const copy = await kept(event.request.url);
    if (copy) return told(copy, event.request.url, event.clientId);
    if (failure === "late") return network;
    return event.request.mode === "navigate" ? nearest(event.request.url) : Response.error();
  }
}

const late = () => new Promise((_, give) => { setTimeout(() => give("late"), PATIENCE); });

// The browser's own copy is asked about, never shown unasked: it may be as old as the host allows.
async function fresh(request) {
  const found = await fetch(request, request.mode === "navigate" ? { cache: "no-cache" } : {});
  if (found.status === 200) keep(request.url, found.clone());
  return found;
}

async function keep(address, found) {
  const headers = new Headers(found.headers);
  headers.set(DAY, new Date().toISOString());
  const isPart = /^(assets|search)\//.test(address.slice(site.length));
  const body = await (isPart ? found.blob() : found.text());
  if (!isPart && !body.includes(" data-kept-")) return;
  const cache = await caches.open(KEPT);
  await cache.put(key(address), new Response(body, { headers }));
  await forget(cache, address);
}

const kept = async (address) => (await caches.open(KEPT)).match(key(address));
const plain = (address) => address.split(/[?#]/)[0];

// A file of the search index goes by its version too: two versions have other numbers for the same documents.
const isIndex = (address) => address.startsWith(`${site}search/`);
const key = (address) => (isIndex(address) ? address : plain(address));

let version = "";
async function forget(cache, address) {
  const { search } = new URL(address);
  if (!isIndex(address) || !search || search === version) return;
  version = search;
  for (const { url } of await cache.keys()) {
    if (isIndex(url) && ![version, ""].includes(new URL(url).search)) await cache.delete(url);
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
  const said = [...page.matchAll(address.includes("?absent") ? SENTENCES.absent : SENTENCES.kept)].map(([, lang, sentence]) => {
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

// What a page asks to keep: what it is made of with the lists of its language, or every page of a language.
self.addEventListener("message", (event) => {
  const { addresses, lists, lang } = event.data;
  event.waitUntil(lang ? keepLanguage(lang, event.source) : keepVisited(addresses, lists));
});

// What was read, and the lists of a language, with every definition.
async function keepVisited(addresses, lists) {
  const all = await fetch(`${site}kept.json`).then((found) => found.json()).catch(() => ({}));
  await keepAll([...new Set([...addresses, ...(all[lists] ?? []).map((path) => site + path)])]);
}

async function keepAll(addresses, tell = () => {}) {
  let done = 0;
  for (const address of addresses) {
    if (!(await kept(address))) await fresh(new Request(address)).catch(() => {});
    tell(++done, addresses.length);
  }
}

async function keepLanguage(lang, client) {
  const map = await (await fetch(`${site}sitemap.xml`)).text();
  const paths = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map((found) => found[1].split(`/${lang}/`)[1]);
  const addresses = paths.filter((path) => path !== undefined).map((path) => `${site}${lang}/${path}`);
  await keepAll(addresses, (done, of) => client.postMessage({ done, of }));
}
