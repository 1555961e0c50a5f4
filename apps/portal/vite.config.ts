import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npx vite build --config apps/portal/vite.config.ts` puts the public pages into build/portal; the server gives them out at `/p/`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/p/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../build/portal', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Scripts and pictures are files: the server's policy allows no inline ones.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
});
