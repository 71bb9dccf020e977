// The part of the service worker (sw.js) that keeps a whole language: its finder, page, script and index of one version,
// in a cache of its own; every other page among what was read.
const FINDER = "finder"; // finder-fr-VERSION: the finder of a language in one version, whole once its list stands there
const TOGETHER = 6; // files that are fetched side by side
const listOf = (lang) => `${site}search/kept-${lang}.json`;
const finders = async (lang) => (await caches.keys()).filter((name) => name.startsWith(`${FINDER}-${lang}-`));

async function wholeFinder(lang) {
  for (const name of await finders(lang)) {
    const cache = await caches.open(name);
    const list = await cache.match(listOf(lang));
    if (!list) continue;
    const own = name.split("-").pop();
    const isOwn = (address) => !isIndex(address) || ["", own].includes(versionIn(address));
    return { list, version: own, copy: async (address) => (isOwn(address) ? cache.match(plain(address)) : undefined) };
  }
  return null;
}

// The list of what to keep, as the site has it now.
const listNow = (lang) => fetch(listOf(lang), { cache: "no-cache" });

// What stands here of a language, for the page that offers to keep it.
async function stateOf(lang, tell) {
  const whole = await wholeFinder(lang);
  const list = await listNow(lang).catch(() => whole?.list);
  if (!list?.ok) return;
  const { version: own, finder, rest, pages, bytes } = await list.clone().json();
  const held = new Set();
  for (const name of [KEPT, ...await finders(lang)]) {
    for (const { url } of await (await caches.open(name)).keys()) held.add(url.slice(site.length));
  }
  const done = [...finder, ...rest].filter((path) => held.has(path)).length;
  const isBegun = (await finders(lang)).length > 0;
  tell({ pages, bytes, done: isBegun ? done : 0, of: finder.length + rest.length, on: whole?.list.headers.get(DAY), isOlder: Boolean(whole && whole.version !== own) });
}

// The finder first, whole: its list is put there last. What stops on the way goes on where it stopped.
async function keepLanguage(lang, tell) {
  let [done, of] = [0, 0];
  try {
    const list = await listNow(lang);
    const { version: own, finder, rest } = await list.clone().json();
    const since = list.headers.get("last-modified");
    const name = `${FINDER}-${lang}-${own}`;
    of = finder.length + rest.length;
    const add = (cache) => async (path) => {
      await renew(cache, site + path, since);
      tell({ done: ++done, of });
    };
    await sideBySide(finder, add(name));
    if ((await (await listNow(lang)).json()).version !== own) return keepLanguage(lang, tell); // the site changed meanwhile
    await keep(name, listOf(lang), list);
    for (const other of await finders(lang)) if (other !== name) await caches.delete(other);
    await sideBySide(rest, add(KEPT));
  } catch (failure) {
    return tell({ done, of, stopped: failure.name === "QuotaExceededError" ? "full" : "lost" });
  }
  return stateOf(lang, tell);
}

// Fetch what is not kept, or was kept before the site was put there as it is now, by the clock of the host.
async function renew(name, address, since) {
  const copy = await (await caches.open(name)).match(address);
  if (copy && since && new Date(copy.headers.get("date")) >= new Date(since)) return;
  const found = await fetch(address, { cache: "no-cache" });
  if (found.status !== 200) throw new Error(address);
  await keep(name, address, found);
}

// A failure ends them all: the rest is not begun, and what was begun comes to its end first.
async function sideBySide(items, action) {
  const rest = (function* () { yield* items; })();
  const work = async () => { for (const one of rest) await action(one); };
  const ends = await Promise.allSettled(Array.from({ length: TOGETHER }, work));
  const failed = ends.find(({ reason }) => reason);
  if (failed) throw failed.reason;
}
