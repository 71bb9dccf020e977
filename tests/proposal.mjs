// What the script of the forms makes of answers: reads {data, cases} as JSON, writes problems, body and links of each.
import { readFileSync } from "node:fs";
import { adviceOf, unclaimed } from "../docs/assets/proposal/advice.js";
import { problemsOf } from "../docs/assets/proposal/check.js";
import { bodyOf, githubLink, mailLink } from "../docs/assets/proposal/text.js";

const { data, cases, forms } = JSON.parse(readFileSync(0, "utf8"));
for (const item of data.items) item.number = data.number;
console.log(JSON.stringify(cases.map((answers) => ({
  problems: problemsOf(data, answers),
  advice: adviceOf(data, answers, forms ? unclaimed(forms) : undefined),
  body: bodyOf(data, answers),
  link: githubLink(data, answers),
  mail: mailLink(data, answers),
}))));
