/**
 * Writes demo/regions.yaml, demo/people.yaml and demo/firms.yaml from the plans in demo/make; the same input gives the same bytes.
 * demo/catalogue.yaml is written by hand.
 *
 *   npx tsx scripts/make-demo-data.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeDemoFiles } from '../demo/make/files.ts';

for (const [name, text] of Object.entries(makeDemoFiles())) {
  const target = fileURLToPath(new URL(`../demo/${name}`, import.meta.url));
  writeFileSync(target, text);
  console.log(`${text.split('\n').length} lines → ${target}`);
}
