import react from '@vitejs/plugin-react';
import { constants } from 'node:zlib';
import { defineConfig } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';

/** The browser application: everything is bundled, nothing is asked of any other host (R4). */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [
    react(),
    // As they go over the wire, so that nobody waits for it; browsers take brotli from TLS and from their own machine only.
    compression({
      include: /\.(js|css|svg|ttf)$/,
      threshold: 1_000,
      algorithms: [
        defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        defineAlgorithm('gzip', { level: 9 }),
      ],
    }),
  ],
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
