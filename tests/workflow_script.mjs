// Runs a script of actions/github-script on a recorded event: reads {script, event, answers, env} as JSON and writes
// every call that the script makes of GitHub, with what it was given. `answers` is what GitHub says to each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { script, event, answers, env } = JSON.parse(readFileSync(0, "utf8"));
const calls = [];
const call = (name) => async (given) => {
  calls.push([name, given]);
  return { data: answers[name] ?? {} };
};
const group = (name) => new Proxy({}, { get: (_, verb) => call(`${name}.${String(verb)}`) });
const github = {
  rest: new Proxy({}, { get: (_, name) => group(String(name)) }),
  paginate: async (verb, given) => (await verb(given)).data,
};
const [owner, repo] = event.repository.full_name.split("/");
const context = { repo: { owner, repo }, issue: { number: event.issue?.number }, payload: event };
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
const run = new AsyncFunction("github", "context", "require", "process", script);
let result = null;
let error = null;
try {
  result = (await run(github, context, createRequire(import.meta.url), { env })) ?? null;
} catch (thrown) {
  error = thrown.message;
}
console.log(JSON.stringify({ calls, result, error }));
