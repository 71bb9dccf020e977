// Service worker: reads from the network first, keeps what was read, and shows the kept copy when the network fails.
// A kept copy says so, with the day it was kept: nobody reads an old definition unawares.
const KEPT = "kept";
const PATIENCE = 5000; // milliseconds without an answer before the kept copy is shown
const DAY = "x-kept-on"; // head of a kept answer: the day it was kept
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
  const body = await found.blob();
  await (await caches.open(KEPT)).put(plain(address), new Response(body, { headers }));
}

const kept = async (address) => (await caches.open(KEPT)).match(plain(address));
const plain = (address) => address.split(/[?#]/)[0];

// A page says on its face that it is a copy; another file tells the page that asked for it.
async function told(copy, address, clientId) {
  const on = copy.headers.get(DAY);
  if (!copy.headers.get("content-type").startsWith("text/html")) {
    const client = await self.clients.get(clientId);
    client?.postMessage({ kept: on });
    return copy;
  }
  const page = await copy.text();
  const lang = /<html lang="([^"]+)"/.exec(page)?.[1];
  const day = new Date(on).toLocaleDateString(lang, { dateStyle: "long" });
  const said = new RegExp(` data-${address.includes("?absent") ? "absent" : "kept"}="([^"]*)"`);
  const sentence = (said.exec(page)?.[1] ?? "{day}").replace("{day}", day);
  const marked = page.replace("<article>", `<article><p class="told" role="status">${sentence}</p>`);
  return new Response(marked, { headers: copy.headers });
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

// What a page asks to keep: some addresses, or every page of a language.
self.addEventListener("message", (event) => {
  const { addresses, lang } = event.data;
  event.waitUntil(lang ? keepLanguage(lang, event.source) : keepAll(addresses));
});

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
