const swapped = { fr: "nl", nl: "fr" };
const lang = (url) => url.split("/")[1];

export default function (config) {
  config.addGlobalData("layout", "base.njk");
  config.addFilter("lang", lang);
  config.addFilter("other", (url) => url.replace(/^\/(fr|nl)\//, (_, one) => `/${swapped[one]}/`));
  config.addFilter("plain", (html) => (html ?? "").replace(/<[^>]+>/g, ""));
  return { dir: { input: "src", includes: "../_includes", output: "_site" }, markdownTemplateEngine: false };
}
