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

  // The page about reading offline: keep every page of its language.
  const button = document.querySelector("[data-keep]");
  if (!button) return;
  const status = document.querySelector("[data-kept-so-far]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const { active } = await serviceWorker.ready;
    active.postMessage({ lang: button.dataset.keep });
  });
  serviceWorker.addEventListener("message", ({ data: { done, of } }) => {
    if (!of) return;
    status.textContent = (done < of ? button.dataset.some : button.dataset.all).replace("{done}", done).replace("{of}", of);
    button.disabled = done < of;
  });
})();
