// What geography.py reads, from @etalab/decoupage-administratif (MIT) and the shapes of
// @gouvfr/dsfr-chart (MIT).
import { mkdir, readFile, writeFile } from "node:fs/promises";

const COG = "node_modules/@etalab/decoupage-administratif";
const CHART = "node_modules/@gouvfr/dsfr-chart";

// Territories that take part without being one of the eighteen regions.
const COLLECTIVITIES = new Set(["975", "977", "978", "986", "987", "988"]);

const REGION_SHAPES = {
  IDF: "11", CVL: "24", BFC: "27", NOR: "28", HDF: "32", GES: "44", PDL: "52", BRE: "53",
  NAQ: "75", OCC: "76", ARA: "84", PAC: "93", "20R": "94",
};
const OVERSEAS_REGIONS = { 971: "01", 972: "02", 973: "03", 974: "04", 976: "06" };

export async function buildGeography(folder) {
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/territories.json`, JSON.stringify(await territories()));
  await writeFile(`${folder}/communes.txt`, await communes());
  await writeFile(`${folder}/maps.json`, JSON.stringify(await maps()));
}

async function json(path) {
  return JSON.parse(await readFile(path, "utf8"));
}

async function territories() {
  const regions = await json(`${COG}/data/regions.json`);
  const departements = await json(`${COG}/data/departements.json`);
  const name = ({ code, nom }) => ({ code, name: nom.replaceAll("'", "’") });
  const byName = (a, b) => a.name.localeCompare(b.name, "fr");
  return {
    version: (await json(`${COG}/package.json`)).version,
    regions: regions.filter((one) => one.zone !== "com").map(name).sort(byName),
    departements: departements
      .filter((one) => one.zone !== "com")
      .map((one) => ({ ...name(one), region: one.region })),
    collectivities: departements.filter((one) => COLLECTIVITIES.has(one.code)).map(name),
  };
}

/** One line a commune, the most populous first, so that the first hits of a search are the best. */
async function communes() {
  const current = (await json(`${COG}/data/communes.json`)).filter(
    (one) => one.type === "commune-actuelle" && (one.zone !== "com" || COLLECTIVITIES.has(one.departement)),
  );
  current.sort((a, b) => (b.population ?? 0) - (a.population ?? 0) || a.code.localeCompare(b.code));
  return current.map(line).join("");
}

// "saint denis@97400@97417	97411	Saint-Denis	974	155634": what is searched, then what is shown.
function line(one) {
  const postcodes = (one.codesPostaux ?? []).map((code) => `@${code}`).join("");
  const shown = [one.code, one.nom.replaceAll("'", "’"), one.departement, one.population ?? 0];
  return `${normalised(one.nom)}${postcodes}	${shown.join("	")}
`;
}

// geography.py normalises what is typed in the same way.
function normalised(name) {
  return name
    .toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae")
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, " ").trim()
    .replace(/\bst\b/g, "saint").replace(/\bste\b/g, "sainte");
}

async function maps() {
  const source = await readFile(`${CHART}/dist/MapChart/MapChart.js`, "utf8");
  const departements = shapes(source, /^\d\d\d?$|^2[AB]$/);
  const regions = shapes(source, /^[A-Z]{3}$|^20R$/);
  const overseas = Object.keys(OVERSEAS_REGIONS);
  return {
    notice: "Shapes: @gouvfr/dsfr-chart, MIT License, Copyright (c) 2021 DINUM",
    departements,
    regions: {
      ...Object.fromEntries(Object.entries(regions).map(([iso, shape]) => [REGION_SHAPES[iso], shape])),
      ...Object.fromEntries(overseas.map((code) => [OVERSEAS_REGIONS[code], departements[code]])),
    },
  };
}

/** Paths by code; the overseas ones have a drawing, so a size, of their own. */
function shapes(source, wanted) {
  const found = {};
  for (const match of source.matchAll(/class: "FR-([0-9A-Z]+)",(?:\s*style: [^\n]*,)?\s*d: "([^"]+)"/g)) {
    if (wanted.test(match[1])) found[match[1]] = { path: match[2], ...sizeBefore(source, match) };
  }
  return found;
}

function sizeBefore(source, match) {
  if (!OVERSEAS_REGIONS[match[1]]) return {};
  const [, width, height] = [...source.slice(0, match.index).matchAll(/viewBox: "0 0 (\d+) (\d+)"/g)].at(-1);
  return { width: Number(width), height: Number(height) };
}
