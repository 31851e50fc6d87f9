import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  build: {
    // A policy of default-src 'self' refuses data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    outDir: process.env['RODEDRAAD_CONSOLE_OUT'] ?? 'dist',
    emptyOutDir: true,
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:4173' } },
  test: { environment: 'jsdom', setupFiles: ['src/i18n/test-setup.ts'] },
});
