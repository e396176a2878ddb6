import { defineConfig } from 'vite';

// The page runs under a strict content security policy: nothing may be inlined.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // ECharts is one chunk, loaded after the headline figures are painted.
    chunkSizeWarningLimit: 600,
  },
});
