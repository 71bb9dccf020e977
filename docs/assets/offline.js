// Reading without a connection: registers the service worker (sw.js at the root of the site) and tells it what to keep.
// Not on localhost: a preview should leave nothing behind.
(() => {
  const script = document.currentScript.src;
  const { serviceWorker, connection } = navigator;
  if (!serviceWorker || !location.protocol.startsWith("http") || location.hostname === "localhost") return;

  const lang = document.documentElement.lang.slice(0, 2);
  const own = (address) => address.startsWith(new URL("../", script).href);
  const say = (sentence) => {
    if (document.querySelector("main .told")) return;
    const told = Object.assign(document.createElement("p"), { className: "told", textContent: sentence });
    told.setAttribute("role", "status");
    document.querySelector("article")?.prepend(told);
  };

  // This page with what it is made of.
  function wanted() {
    const made = performance.getEntriesByType("resource").map((one) => one.name);
    const icon = document.querySelector("link[rel=icon]").href;
    return [...new Set([location.href, ...made, icon])].filter(own);
  }

  addEventListener("load", async () => {
    await serviceWorker.register(new URL("../sw.js", script));
    if (connection?.saveData) return;
    const { active } = await serviceWorker.ready;
    active.postMessage({ addresses: wanted(), lists: lang });
  });

  serviceWorker.addEventListener("message", ({ data }) => {
    if (!data.kept) return;
    const day = new Date(data.kept).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    say(document.body.getAttribute(`data-kept-${lang}`).replace("{day}", day));
  });

  // The page about reading offline: keep every page of its language and its search.
  const button = document.querySelector("[data-keep]");
  if (!button) return;
  const [size, status] = ["size", "kept-so-far"].map((name) => document.querySelector(`[data-${name}]`));
  const words = JSON.parse(button.dataset.words);
  const figure = (number) => number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
  const put = (sentence, values) => Object.entries(values).reduce((said, [name, value]) => said.replace(`{${name}}`, value), sentence);
  const ask = async (question) => (await serviceWorker.ready).active.postMessage(question);
  button.hidden = false;
  ask({ state: lang });
  button.addEventListener("click", () => {
    button.disabled = true;
    ask({ whole: lang });
  });

  serviceWorker.addEventListener("message", ({ data: { done, of, pages, bytes, on, isOlder, stopped } }) => {
    if (done === undefined) return;
    const day = new Date(on).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    const some = of && done ? put(words.some, { done: figure(done), of: figure(of) }) : "";
    if (pages) {
      size.textContent = put(words.size, { pages: figure(pages), size: figure(bytes / 1e6) });
      status.textContent = [done < of ? some : put(words.kept, { day }), isOlder && words.older].filter(Boolean).join(" ");
    } else if (stopped) {
      status.textContent = `${words[stopped]} ${some}`;
    } else if (done % Math.ceil(of / 20) === 0) { // not each file: it is read aloud
      status.textContent = some;
    }
    button.disabled = !pages && !stopped;
  });
})();
