// The root of the site: on to the language that the reader chose, else to the first one that the browser names.
// Not when the reader comes from inside the site, nor with ?stay: both links are always there.
(() => {
  const here = new URL(".", location.href).href;
  if (new URLSearchParams(location.search).has("stay") || document.referrer.startsWith(here)) return;
  let chosen = null;
  try { chosen = localStorage.getItem("lang"); } catch { /* a browser that keeps nothing */ }
  const lang = chosen ?? (navigator.languages?.[0] ?? "").slice(0, 2).toLowerCase();
  const file = location.protocol === "file:" ? "index.html" : ""; // a copy opened from a folder
  if (lang === "fr" || lang === "nl") location.replace(`${lang}/${file}`);
})();
