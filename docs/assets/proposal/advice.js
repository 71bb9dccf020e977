// What in a text could be said better: advice, never a problem. The rules and sentences are those of `inclusive check --advice`.
import { filled, textOf } from "./check.js";

const SENTENCE = /[^.!?…\n]+[.!?…]*/g;
const WORD = /[\p{L}\p{N}]+(?:[-’'·][\p{L}\p{N}]+)*/gu;
const PARAGRAPHS = /\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)]) )/;

// The running text of an answer: without source marks, emphasis and addresses, one line a paragraph.
function read(text) {
  return text.split(PARAGRAPHS).map((part) => part
    .replace(/\[\^[^\]\s]{1,40}\]|\*+|`[^`]*`|<?https?:\/\/[^\s<>)]*>?/g, "")
    .replace(/\[\[(?:[^\][|]*\|)?([^\][]*)\]\]/g, "$1")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\s+/g, " ")).join("\n");
}

function* avoided(text, { avoid }) {
  const low = text.replaceAll("'", "’").toLowerCase();
  for (const [word, why] of Object.entries(avoid)) {
    const spelled = word.replaceAll("'", "’").toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const at = low.search(new RegExp(`(?<![\\p{L}\\p{N}])${spelled}(?![\\p{L}\\p{N}])`, "u"));
    if (at >= 0) yield ["avoid", { found: text.slice(at, at + word.length), why }];
  }
}

function* long(text, { longest }) {
  for (const [sentence] of text.matchAll(SENTENCE)) {
    const count = [...sentence.matchAll(WORD)].length;
    if (count > longest) yield ["long", { count, limit: longest }];
  }
}

function* passive(text, { passive: pattern }) {
  for (const [found] of text.matchAll(new RegExp(pattern, "gu"))) yield ["passive", { found }];
}

function* acronyms(text, { acronym, explained }) {
  const known = new Set(explained);
  for (const { 0: found, index } of text.matchAll(new RegExp(acronym, "gu"))) {
    if (!known.has(found) && !text.slice(Math.max(0, index - 1), index + found.length + 2).includes("(")) yield ["acronym", { found }];
    known.add(found);
  }
}

/* Forms that the glossary may lack */

const SAME = { "’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2010": "-", "\u2011": "-" };
const folded = (text) => text.replace(/[’ʼ‘\u00a0\u202f\u2009\u2010\u2011]/g, (sign) => SAME[sign]).toLowerCase();

// What `forms-<lang>.js` tells → each form that its rules make of a known one and that nobody has claimed → the concept.
export function unclaimed({ endings, forms }) {
  const made = new Map();
  for (const [name, own] of Object.entries(forms)) {
    for (const form of own) for (const pairs of endings) for (const bent of bend(form.split(" "), pairs)) made.set(folded(bent), name);
  }
  for (const form of Object.values(forms).flat()) made.delete(form);
  return made;
}

// All words bent, and the last one alone.
function bend(words, pairs) {
  const bent = words.map((word) => {
    const [old, other] = pairs.find(([end]) => word.endsWith(end));
    return word.length <= 3 || (!old && word.endsWith(other)) ? word : word.slice(0, word.length - old.length) + other;
  });
  return [bent.join(" "), [...words.slice(0, -1), bent.at(-1)].join(" ")];
}

function* unlinked(text, { forms }) {
  const counts = new Map();
  for (const run of forms.size ? text.split(/[\n.,;:!?()]/) : []) {
    const words = run.match(/\p{L}+(?:[-’']\p{L}+)*/gu) ?? [];
    for (let at = 0; at < words.length; at++) {
      for (let end = at + 1; end <= Math.min(at + 5, words.length); end++) {
        const found = folded(words.slice(at, end).join(" "));
        if (forms.has(found)) counts.set(found, (counts.get(found) ?? 0) + 1);
      }
    }
  }
  for (const [found, count] of counts) yield ["form", { found, count, record: forms.get(found) }];
}

// `forms` is what `unclaimed` gave; nothing until it is there.
export function adviceOf(data, answers, forms = new Map()) {
  const found = [];
  for (const { id } of data.items.filter((item) => item.advised)) {
    const text = read(textOf(answers[id]));
    for (const rule of [avoided, long, passive, acronyms, unlinked]) {
      for (const [name, values] of rule(text, { ...data.advice, forms })) found.push({ item: id, name, text: filled(data.advice.sentences[name], values) });
    }
  }
  return found;
}
