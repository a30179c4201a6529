import { createInterface } from 'node:readline'
import { startEmbedded } from '../src/kit/embedded.ts'

// A process of its own that holds the embedded server of a folder: it says what it got, and lives until it is told to stop, or killed.
const [dataDirectory = ''] = process.argv.slice(2)
const embedded = await startEmbedded({
  dataDirectory,
  log: (line) => console.log(JSON.stringify({ log: line })),
  settings: { shared_buffers: '32MB' },
})
console.log(JSON.stringify({ adopted: embedded.adopted, owner: embedded.owner, runTime: embedded.runTime }))
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'stop') break
}
await embedded.stop()
console.log(JSON.stringify({ stopped: true }))
process.exit()
