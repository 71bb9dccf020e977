// <inclusive-definition term="bas-seuil" lang="fr">…</inclusive-definition>: a definition with its edition, on any page.
// What stands inside is shown until it is loaded, and stays if it cannot be.
const base = new URL("..", import.meta.url);
const words = {
  fr: ["Pratiques inclusives", "Édition", "Texte hors édition, qui peut encore changer", "Cette fiche est retirée."],
  nl: ["Inclusieve praktijken", "Editie", "Tekst buiten editie, die nog kan veranderen", "Deze fiche is ingetrokken."],
};
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ":host{display:block}figure{margin:1em 0;padding-inline-start:1em;border-inline-start:4px solid}" +
  "p{margin:0 0 .5em}dfn{font-weight:700;font-style:normal}figcaption{font-size:.875em}a{color:inherit}",
);

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// What the base says of an id; of one that was left, what it says of its only successor.
async function record(id) {
  const answer = await fetch(new URL(`data/v1/records/${id}.json`, base), { credentials: "omit" }).catch(() => {});
  const found = answer?.ok && await answer.json();
  return found?.to?.length === 1 ? record(found.to[0]) : found;
}

class InclusiveDefinition extends HTMLElement {
  static observedAttributes = ["term", "lang"];

  connectedCallback() {
    this.show();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.show();
  }

  async show() {
    const term = this.getAttribute("term");
    const lang = this.closest("[lang]")?.lang.startsWith("nl") ? "nl" : "fr";
    const found = await record(term);
    if (!found?.texts || term !== this.getAttribute("term")) return;
    const { texts, edition, url, status, provenance } = found;
    const spoken = texts[lang] ? lang : Object.keys(texts)[0];
    const text = texts[spoken];
    const [site, named, none, gone] = words[lang];
    const retired = status === "retired" ? [element("p", { textContent: `${gone} ${provenance.note[lang] ?? ""}` })] : [];
    const source = `${site}. ${edition ? `${named} ${edition.name}` : none}`;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(
      element("figure", { lang: `${lang}-BE` },
        element("p", { lang: `${spoken}-BE` }, element("dfn", { textContent: text.term }), element("br"), text.definition),
        ...retired,
        element("figcaption", {}, element("a", { href: edition?.url ?? url, textContent: source }))),
    );
  }
}

customElements.get("inclusive-definition") ?? customElements.define("inclusive-definition", InclusiveDefinition);
