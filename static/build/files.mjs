// Fonts, favicons and the web manifests, which the style sheets and templates name.
import { readFile } from "node:fs/promises";
import { FONTS } from "./styles.mjs";

const DSFR = "node_modules/@gouvfr/dsfr/dist";

export async function buildFiles(output) {
  for (const font of FONTS) await output.hashed(font, await readFile(`${DSFR}/fonts/${font}`));
  await output.hashed("favicon.svg", await readFile("static/img/favicon.svg"));
  await output.atRoot("favicon.ico", await readFile("static/img/favicon.ico"));
  await output.atRoot("apple-touch-icon.png", await readFile("static/img/apple-touch-icon.png"));
  await output.hashed("manifest.webmanifest", await readFile("static/img/manifest.webmanifest"));
  // The State's own icon, for instances declared official only.
  await output.hashed("favicon-state.svg", await readFile(`${DSFR}/favicon/favicon.svg`));
}
