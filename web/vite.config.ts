import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The addresses of hosted portals lead to a page of their own, here as on the server. */
const portals: Plugin = {
  name: 'portals',
  configureServer: ({ middlewares }) =>
    void middlewares.use((request, _response, next) => {
      if (/^\/portal(\/|$)/.test(request.url ?? '')) request.url = '/portal.html'
      next()
    }),
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), portals],
  build: {
    target: 'es2023',
    // The dashboard for sellers, and the portal for their customers: neither loads what is only the other's.
    rolldownOptions: { input: ['index.html', 'portal.html'].map((page) => join(import.meta.dirname, page)) },
    // A source map would double what is shipped; the source is public anyway.
    sourcemap: false,
    // The page may load nothing but files of its own server (its content security policy), so nothing becomes a data address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  // `npx vite web` beside a running server.
  server: { proxy: { '/v1': 'http://localhost:4242', '/docs': 'http://localhost:4242' } },
})
