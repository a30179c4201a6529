import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Half of what a short command takes is compiling the program anew. Where the folder cannot be written nothing is kept, and all works as before.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/quarterday', import.meta.url)))

// Whoever reads our output may have seen enough of it (`quarterday customers list | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const { run } = await import('./cli/program.ts')
process.exitCode = await run(process.argv.slice(2))
