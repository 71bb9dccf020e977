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

export function adviceOf(data, answers) {
  const found = [];
  for (const { id } of data.items.filter((item) => item.advised)) {
    const text = read(textOf(answers[id]));
    for (const rule of [avoided, long, passive, acronyms]) {
      for (const [name, values] of rule(text, data.advice)) found.push({ item: id, name, text: filled(data.advice.sentences[name], values) });
    }
  }
  return found;
}
