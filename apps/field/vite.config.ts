import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const BASE = '/field/';

/** Writes the service worker with the names of all files of this build, so that each build replaces the shell as a whole. */
function shellWorker(): Plugin {
  return {
    name: 'shell-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const built = Object.keys(bundle).filter((name) => name !== 'index.html');
      const files = [BASE, `${BASE}icon.svg`, `${BASE}manifest.webmanifest`, ...built.map((name) => BASE + name)];
      const stamp = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
      const source = readFileSync(new URL('shell/worker.js', import.meta.url), 'utf8')
        .replace("['/*FILES*/']", JSON.stringify(files))
        .replace("/*STAMP*/ 'dev'", `'${stamp}'`);
      this.emitFile({ type: 'asset', fileName: 'worker.js', source });
    },
  };
}

/** `npx vite build --config apps/field/vite.config.ts` puts the phone's screens into build/field; the server gives them out at `/field/`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: BASE,
  plugins: [react(), shellWorker()],
  build: {
    outDir: fileURLToPath(new URL('../../build/field', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
});
