// Light or dark, before the first paint: what the reader chose, else what the system prefers.
(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    let chosen = null;
    try { chosen = localStorage.getItem("theme"); } catch { /* a browser that keeps nothing */ }
    const dark = chosen ? chosen === "dark" : system.matches;
    document.documentElement.dataset.scheme = dark ? "dark" : "light";
  };
  apply();
  system.addEventListener("change", apply);
})();
