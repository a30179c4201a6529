import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2023',
    // A source map would double what is shipped; the source is public anyway.
    sourcemap: false,
    // The page may load nothing but files of its own server (its content security policy), so nothing becomes a data address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  // `npx vite web` beside a running server.
  server: { proxy: { '/v1': 'http://localhost:4242', '/docs': 'http://localhost:4242' } },
})
