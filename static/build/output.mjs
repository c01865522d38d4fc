// Writes files under hashed names, with their compressed variants and a manifest.
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const COMPRESSIBLE = new Set([".css", ".js", ".svg", ".ico", ".webmanifest", ".json"]);

export class Output {
  constructor(folder) {
    this.folder = folder;
    this.names = {};
    this.sizes = {};
  }

  /** Write `content` under a name that changes with it, and remember both names. */
  async hashed(name, content) {
    const extension = extname(name);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
    const hashedName = `${name.slice(0, -extension.length)}.${hash}${extension}`;
    this.names[name] = hashedName;
    await this.#write(hashedName, content);
    return hashedName;
  }

  /** Write `content` under its own name, for the few addresses that browsers ask for by name. */
  async atRoot(name, content) {
    await this.#write(join("root", name), content);
  }

  async writeManifest() {
    const sorted = Object.fromEntries(Object.entries(this.names).sort());
    await writeFile(join(this.folder, "manifest.json"), JSON.stringify(sorted, null, 2) + "\n");
  }

  summary() {
    const lines = Object.entries(this.sizes).map(
      ([name, { raw, gzip, brotli }]) =>
        `${name.padEnd(52)} ${kb(raw)} raw ${kb(gzip ?? raw)} gz ${kb(brotli ?? raw)} br`,
    );
    return lines.join("\n");
  }

  async #write(name, content) {
    const bytes = Buffer.from(content);
    const path = join(this.folder, name);
    await writeFile(path, bytes);
    this.sizes[name] = { raw: bytes.length };
    if (!COMPRESSIBLE.has(extname(name))) return;
    const gzip = gzipSync(bytes, { level: 9 });
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    Object.assign(this.sizes[name], { gzip: gzip.length, brotli: brotli.length });
    await writeFile(`${path}.gz`, gzip);
    await writeFile(`${path}.br`, brotli);
  }
}

function kb(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
}
