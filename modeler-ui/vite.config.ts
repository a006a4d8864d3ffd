import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The browser application: everything is bundled, nothing is asked of any other host (R4). */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Files, never data: addresses, so that the content security policy can stay narrow.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env.SUNLIT_ADDRESS ?? 'http://127.0.0.1:8600' },
    fs: { allow: ['..'] },
  },
});
