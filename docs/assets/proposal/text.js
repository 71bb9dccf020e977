// A proposal as text: what stands in the issue, in the mail and in the file is the same, and `inclusive intake` reads it.
import { textOf } from "./check.js";

const NO_ANSWER = "_No response_"; // as GitHub writes it
const NAMED = ["practice_title", "term", "record"]; // what a proposal may be called by

export function bodyOf(data, answers) {
  return data.items.map((item) => `### ${item.label}\n\n${shown(item, answers[item.id])}`).join("\n\n") + "\n";
}

export function titleOf(data, answers) {
  const name = NAMED.map((id) => textOf(answers[id])).find(Boolean) ?? "…";
  return `${data.subject}${name}`.slice(0, 200);
}

function shown(item, answer) {
  if (item.kind === "agree") {
    return Object.entries(item.options).map(([id, label]) => `- [${answer?.includes(id) ? "X" : " "}] ${label}`).join("\n");
  }
  if (item.kind === "many") return (answer ?? []).map((id) => item.options[id]).join(", ") || NO_ANSWER;
  if (item.kind === "one") return item.options[answer] ?? NO_ANSWER;
  return textOf(answer) || NO_ANSWER;
}

// The address that opens the issue with as much of the text as fits, cut between lines, and what is left over.
export function githubLink(data, answers) {
  const lines = bodyOf(data, answers).split("\n");
  const address = (text) => `${data.github}&title=${encodeURIComponent(titleOf(data, answers))}&${data.item}=${encodeURIComponent(text)}`;
  let count = lines.length;
  if (address(lines.join("\n")).length > data.limits.link) {
    let [fits, fails] = [0, lines.length];
    while (fails - fits > 1) {
      const middle = (fits + fails) >> 1;
      if (address(lines.slice(0, middle).join("\n")).length > data.limits.link) fails = middle;
      else fits = middle;
    }
    count = fits;
  }
  return { href: address(lines.slice(0, count).join("\n")), rest: lines.slice(count).join("\n") };
}

// The address that opens a mail, and whether the text is in it: programs would cut a long one, which goes as a file.
export function mailLink(data, answers) {
  const address = (body) => `mailto:?subject=${encodeURIComponent(titleOf(data, answers))}&body=${encodeURIComponent(body)}`;
  const href = address(bodyOf(data, answers).replaceAll("\n", "\r\n"));
  if (href.length <= data.limits.mail) return { href, whole: true };
  return { href: address(data.words.attached.replace("{file}", `${data.words.file}.md`)), whole: false };
}
