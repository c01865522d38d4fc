// npm run build: fills static/dist/ (served) and consult/data/ (read by geography.py).
import { mkdir, rm } from "node:fs/promises";
import { buildGeography } from "./geography.mjs";
import { Output } from "./output.mjs";
import { buildPrint } from "./print.mjs";
import { buildScripts } from "./scripts.mjs";
import { buildStyles } from "./styles.mjs";
import { buildFiles } from "./files.mjs";

const started = Date.now();
await rm("static/dist", { recursive: true, force: true });
await mkdir("static/dist/root", { recursive: true });

const output = new Output("static/dist");
await buildFiles(output);
await buildStyles(output);
await buildScripts(output);
await output.writeManifest();
await buildGeography("consult/data");
await buildPrint("consult/data/fonts");

console.log(output.summary());
console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
