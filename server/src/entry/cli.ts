import { run } from './cli/program.ts'

// Whoever reads our output may have seen enough of it (`quarterday customers list | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await run(process.argv.slice(2))
