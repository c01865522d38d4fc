// The DSFR's module as it is; ours with their imports pointing to the hashed names.
import { readFile, readdir } from "node:fs/promises";

const DSFR = "node_modules/@gouvfr/dsfr/dist";

export async function buildScripts(output) {
  const dsfr = await readFile(`${DSFR}/dsfr.module.min.js`, "utf8");
  await output.hashed("dsfr.js", dsfr.replace(/\n\/\/# sourceMappingURL=.*$/m, ""));
  await output.hashed("theme.js", await readFile("static/js/theme.js", "utf8"));
  const names = {};
  for (const file of (await readdir("static/js/behaviours")).sort()) {
    names[file] = await output.hashed(file, await readFile(`static/js/behaviours/${file}`, "utf8"));
  }
  const app = await readFile("static/js/app.js", "utf8");
  const linked = app.replace(/"\.\/behaviours\/([\w-]+\.js)"/g, (_, file) => {
    if (!names[file]) throw new Error(`app.js imports ${file}, which does not exist`);
    return `"./${names[file]}"`;
  });
  await output.hashed("app.js", linked);
}
