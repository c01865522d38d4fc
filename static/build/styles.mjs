// One style sheet: the DSFR purged to what our pages name, then our own rules.
// The licence of the DSFR asks that its banner stays; it is put back on top.
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { transform } from "lightningcss";
import { PurgeCSS } from "purgecss";

const DSFR = "node_modules/@gouvfr/dsfr/dist";
const SHEETS = [`${DSFR}/dsfr.main.min.css`, `${DSFR}/utility/icons/icons.main.min.css`];
const OWN = [
  "tokens.css",
  "base.css",
  "components.css",
  "people.css",
  "data.css",
  "consultations.css",
  "contributions.css",
  "votes.css",
  "paper.css",
  "moderation.css",
  "coding.css",
  "charts.css",
  "results.css",
  "counts.css",
  "print.css",
];

// Two more variants would only buy finer italics: the RGESN allows four a page.
export const FONTS = [
  "Marianne-Regular.woff2",
  "Marianne-Regular_Italic.woff2",
  "Marianne-Medium.woff2",
  "Marianne-Bold.woff2",
];

// What no template names: elements (h{{ level }}, the fields of WTForms) and classes set by the DSFR's script.
const KEPT = [
  /^[a-z]+\d?$/,
  /^fr-.*--(opened|expanded|selected|active|error|valid|success|info|warning|disabled|loading|shown)$/,
  /^fr-no-/, /^fr-scroll/, ":root",
];

export async function buildStyles(output) {
  const purged = await Promise.all(SHEETS.map((sheet) => purge(sheet)));
  const banner = (await readFile(SHEETS[0], "utf8")).match(/\/\*![^]*?\*\//)[0];
  const own = await Promise.all(OWN.map((file) => readFile(`static/css/${file}`, "utf8")));
  const linked = await link(purged.join("\n") + own.join("\n"), output);
  const lean = await withoutUnusedVariables(linked);
  await output.hashed("app.css", `${banner}\n${minify("app.css", lean)}`);
  await output.hashed("nojs.css", minify("nojs.css", await readFile("static/css/nojs.css", "utf8")));
}

async function purge(sheet) {
  const raw = await readFile(sheet, "utf8");
  const [result] = await new PurgeCSS().purge({
    content: ["consult/templates/**/*.html", "static/js/**/*.js"],
    css: [{ raw }],
    safelist: KEPT,
    dynamicAttributes: [...new Set(raw.match(/data-fr-[a-z-]+/g)), "aria-expanded", "aria-current", "aria-disabled"],
  });
  return absolute(result.css, dirname(sheet));
}

/** The DSFR declares a thousand variables, in two themes; those that nothing reads go. */
async function withoutUnusedVariables(css) {
  const script = await readFile(`${DSFR}/dsfr.module.min.js`, "utf8");
  const [result] = await new PurgeCSS().purge({
    content: [],
    css: [{ raw: css }],
    safelist: { standard: [/./], variables: script.match(/--[\w-]+/g) },
    variables: true,
  });
  return result.css;
}

function absolute(css, folder) {
  return css.replace(/url\((?!["']?data:)["']?([^"')]+)["']?\)/g, (_, path) => `url(${join(folder, path)})`);
}

/** Point fonts to their hashed names and put the icons inside the sheet: twenty requests less. */
async function link(css, output) {
  let text = css.replace(/@charset "UTF-8";/gi, "");
  text = text.replace(/@font-face\{[^}]*\}/g, (rule) => fontFace(rule, output));
  for (const path of new Set([...text.matchAll(/url\((node_modules\/[^)]+\.svg)\)/g)].map((m) => m[1]))) {
    text = text.replaceAll(`url(${path})`, `url("${inlined(await readFile(path, "utf8"))}")`);
  }
  const missing = text.match(/url\(node_modules[^)]*\)/);
  if (missing) throw new Error(`${missing[0]} is neither a font nor an icon`);
  return text;
}

function fontFace(rule, output) {
  const font = FONTS.find((name) => rule.includes(`/${name})`));
  return font ? rule.replace(/src:[^;}]*/, `src:url(${output.names[font]}) format("woff2")`) : "";
}

function inlined(svg) {
  const compact = svg.trim().replace(/\s+/g, " ").replaceAll('"', "'").replace(/[<>#%{}]/g, encodeURIComponent);
  return `data:image/svg+xml,${compact}`;
}

function minify(filename, css) {
  const { code, warnings } = transform({
    filename,
    code: Buffer.from(css),
    minify: true,
    targets: { chrome: 100 << 16, firefox: 100 << 16, safari: 15 << 16 },
  });
  for (const warning of warnings) console.warn(`${filename}: ${warning.message}`);
  return code.toString();
}
