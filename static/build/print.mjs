// The faces of printed documents, from @ibm/plex-serif and @ibm/plex-sans (SIL OFL): whole, so that
// French is set right, thin spaces included, whatever fonts the machine has. They are never served.
import { copyFile, mkdir } from "node:fs/promises";

const FACES = {
  "plex-serif": ["IBMPlexSerif-Regular", "IBMPlexSerif-Italic", "IBMPlexSerif-SemiBold"],
  "plex-sans": ["IBMPlexSans-Regular", "IBMPlexSans-SemiBold"],
};

export async function buildPrint(folder) {
  await mkdir(folder, { recursive: true });
  for (const [family, faces] of Object.entries(FACES)) {
    const from = `node_modules/@ibm/${family}`;
    for (const face of faces) {
      await copyFile(`${from}/fonts/complete/woff2/${face}.woff2`, `${folder}/${face}.woff2`);
    }
    await copyFile(`${from}/LICENSE.txt`, `${folder}/${family}.LICENSE.txt`);
  }
}
