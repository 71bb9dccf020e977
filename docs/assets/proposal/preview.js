// How the page will look: the little Markdown that contributions use, as elements; nothing of it is ever read as HTML.
import { linesOf, textOf } from "./check.js";

const INLINE = /\*\*([^*]+)\*\*|\*([^*]+)\*|\[\^([^\]\s]{1,40})\]|\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)|\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g;

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function inline(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    nodes.push(text.slice(end, found.index));
    const [, bold, italic, mark, label, href, id, words] = found;
    if (bold) nodes.push(make("strong", {}, bold));
    else if (italic) nodes.push(make("em", {}, italic));
    else if (mark) nodes.push(make("sup", {}, mark.replace(/^s(?=\d)/, "")));
    else if (href) nodes.push(make("a", { href, rel: "noreferrer" }, label));
    else nodes.push(words ?? id);
    end = found.index + found[0].length;
  }
  return [...nodes, text.slice(end)];
}

const rows = (lines, pattern) => lines.map((line) => make("li", {}, ...inline(line.replace(pattern, ""))));

export function blocks(markdown) {
  return markdown.split(/\n{2,}/).filter((block) => block.trim()).map((block) => {
    const lines = block.split("\n").filter((line) => line.trim());
    if (lines.every((line) => /^\s*[-*] /.test(line))) return make("ul", {}, ...rows(lines, /^\s*[-*] /));
    if (lines.every((line) => /^\s*\d+[.)] /.test(line))) return make("ol", {}, ...rows(lines, /^\s*\d+[.)] /));
    return make("p", {}, ...inline(lines.join(" ")));
  });
}

function sourcesOf(text) {
  return linesOf(text).map((line) => {
    const [href, title, ...more] = line.split("|").map((part) => part.trim());
    const name = /^https?:\/\//.test(href) && title ? make("a", { href, rel: "noreferrer" }, title) : title || href;
    return make("li", {}, name, ...more.slice(0, 2).filter(Boolean).map((part) => `, ${part}`));
  });
}

function avoided(text) {
  return linesOf(text).map((line) => {
    const [word, ...why] = line.split("|").map((part) => part.trim());
    return make("li", {}, make("s", {}, word), why.length ? `. ${why.join(" ")}` : "");
  });
}

const section = (heading, ...children) => [make("h4", {}, heading), ...children];
const valuesOf = (item, answer) => {
  if (Object.keys(item.options).length) return [answer].flat().map((id) => item.options[id]);
  return item.kind === "lines" ? linesOf(answer) : [answer];
};

// How an item stands on the page; what is not here is for the file only, and stands on no page.
const SHOWN = {
  plain: (item, answer) => section(item.heading, ...(item.kind === "text" ? blocks(answer) : [make("p", {}, valuesOf(item, answer).join(", "))])),
  prose: (item, answer) => blocks(answer),
  was: (item, answer) => section(item.heading, make("p", {}, make("del", {}, answer))),
  becomes: (item, answer) => section(item.heading, make("p", {}, make("ins", {}, answer))),
  avoid: (item, answer) => section(item.heading, make("ul", {}, ...avoided(answer))),
  other: (item, answer) => section(item.heading, make("p", { lang: item.lang }, answer)),
  translated: (item, answer) => blocks(answer).map((block) => Object.assign(block, { lang: item.lang })),
  sources: (item, answer) => section(item.heading, make("ol", { className: "sources" }, ...sourcesOf(answer))),
};

// The page that the proposal would become: what it is, its name, the summary, the facts at a glance, the texts, the sources.
export function preview(data, answers, empty) {
  const given = data.items.filter((item) => textOf(answers[item.id]));
  const as = (shown) => given.filter((item) => item.shown === shown).map((item) => [item, answers[item.id]]);
  const names = as("title").map(([, answer]) => answer);
  const glance = as("glance").map(([item, answer]) => make("div", {}, make("dt", {}, item.heading), make("dd", {}, valuesOf(item, answer).join(", "))));
  const parts = [
    ...names.slice(0, 1).map((name) => make("h3", { className: "preview-title" }, name, ...as("short").map(([, answer]) => ` (${answer})`))),
    ...as("lead").map(([, answer]) => make("p", { className: "lead" }, ...inline(answer))),
    ...(glance.length ? [make("dl", { className: "glance" }, ...glance)] : []),
    ...[...given.filter((item) => item.kind !== "sources"), ...given.filter((item) => item.kind === "sources")]
      .flatMap((item) => SHOWN[item.shown]?.(item, answers[item.id]) ?? []),
  ];
  return parts.length ? [make("p", { className: "kind" }, data.kind), ...parts] : [make("p", {}, empty)];
}
