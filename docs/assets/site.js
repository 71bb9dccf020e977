// Every page: theme button, memory of the language, and the card that shows the definition of a concept.
// Without this script the button is hidden, and a concept is a plain link.
const root = document.documentElement;
root.classList.replace("no-js", "js");

function keep(key, value) {
  try { localStorage.setItem(key, value); } catch { /* a browser that keeps nothing */ }
}

/* Theme */

const button = document.querySelector("[data-theme]");
if (button) {
  const isDark = () => root.dataset.scheme === "dark";
  const show = () => button.setAttribute("aria-pressed", isDark());
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    keep("theme", root.dataset.scheme);
  });
  new MutationObserver(show).observe(root, { attributeFilter: ["data-scheme"] });
  show();
  button.hidden = false;
}

/* Language */

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-lang]");
  if (link) keep("lang", link.dataset.lang);
});

/* What a reader does with a record: share it, copy its address, print it. Without script the address stands there. */

const copier = document.querySelector(".cite [data-copy]");
if (copier) {
  const address = document.querySelector(".cite .permanent a").href;
  const tell = () => { copier.parentElement.querySelector("[data-told]").textContent = copier.dataset.copy; };
  copier.addEventListener("click", () => navigator.clipboard.writeText(address).then(tell));
  copier.hidden = !navigator.clipboard;
  document.querySelector("[data-share]").addEventListener("click", (event) => {
    if (!navigator.share) return;
    event.preventDefault();
    navigator.share({ title: document.title, url: address }).catch(() => { /* the reader thought better of it */ });
  });
  const printer = document.querySelector("[data-print]");
  printer.addEventListener("click", () => print());
  printer.hidden = false;
}

/* Definition card: on hover, on keyboard focus, and on a first tap. One card, for one word at a time. */

const HOVER = 350; // milliseconds before a hovered word opens its card
const LEAVE = 300; // milliseconds to reach the card from the word
const EDGE = 8; // pixels between the card and the word, or the window

const texts = new Map([...document.querySelectorAll("template[data-definition]")].map((one) => [one.dataset.definition, one]));
let card = null;
let word = null; // the link whose card is open
let timer = 0;
let pointer = ""; // kind of the pointer that was last pressed
let returning = false; // focus goes back to the word: its card stays closed

const termAt = (target) => target.closest?.("a.term[data-term]");
const later = (action, delay) => { clearTimeout(timer); timer = setTimeout(action, delay); };

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function close() {
  clearTimeout(timer);
  const back = card?.contains(document.activeElement) ? word : null;
  word?.removeAttribute("aria-describedby");
  card?.remove();
  card = word = null;
  returning = true;
  back?.focus();
  returning = false;
}

function open(link, touched = false) {
  const text = texts.get(link.dataset.term);
  if (!text || link === word) return clearTimeout(timer);
  close();
  const { readMore, closeCard } = document.body.dataset;
  const name = make("strong", { textContent: text.dataset.name });
  const tip = make("div", { id: "definition-card", role: "tooltip" }, name, text.content.cloneNode(true));
  if (text.lang) tip.lang = text.lang; // a concept without a text in the language of the page
  card = make("div", { className: "definition-card" }, tip);
  if (touched) {
    const more = make("a", { href: link.href, textContent: readMore });
    const shut = make("button", { type: "button", textContent: closeCard, onclick: close });
    card.append(make("p", {}, more, shut));
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", leave);
  word = link;
  word.setAttribute("aria-describedby", tip.id);
  document.querySelector("main").append(card);
  place();
}

// Below the word, above it where there is more room; inside the window; never over the word.
function place() {
  const box = word.getBoundingClientRect();
  const start = word.getClientRects()[0].left;
  const { offsetWidth: width, offsetHeight: height } = card;
  const fits = innerHeight - box.bottom >= height + EDGE || box.top < height + EDGE;
  const left = Math.max(EDGE, Math.min(start, root.clientWidth - width - EDGE));
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(fits ? box.bottom + EDGE : box.top - height - EDGE) + scrollY}px`;
}

function leave(event) {
  if (event.pointerType !== "touch" && word && !word.matches(":focus-visible")) later(close, LEAVE);
}

function closeIfGone() {
  if (!word) return;
  const { top, bottom } = word.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) close();
}

if (texts.size) {
  document.addEventListener("pointerover", (event) => {
    const link = event.pointerType !== "touch" && termAt(event.target);
    if (link) later(() => open(link), HOVER);
  });
  document.addEventListener("pointerout", (event) => {
    if (!termAt(event.target)) return;
    if (word) leave(event);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = termAt(target);
    if (link?.matches(":focus-visible") && pointer !== "touch" && !returning) open(link);
  });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (target === word && !card.contains(relatedTarget) && pointer !== "touch") close();
  });
  document.addEventListener("keydown", ({ key }) => {
    pointer = "";
    if (key === "Escape") close();
  });
  document.addEventListener("pointerdown", ({ pointerType, target }) => {
    pointer = pointerType;
    if (card && !card.contains(target) && termAt(target) !== word) close();
  });
  document.addEventListener("click", (event) => {
    const link = termAt(event.target);
    if (!link || pointer !== "touch" || link === word || !texts.has(link.dataset.term)) return;
    event.preventDefault();
    open(link, true);
  });
  addEventListener("scroll", closeIfGone, { passive: true, capture: true });
  addEventListener("resize", () => word && place());
}
