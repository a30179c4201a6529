#!/usr/bin/env node
// The `quarterday` command for whatever Node (18 or later) the shell finds: hands over to the Node 26 that is among the packages.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { node, prepare, root } from './prepare.mjs'

const entry = join(root, 'server', 'src', 'entry', 'cli.ts')

if (!existsSync(join(root, 'node_modules'))) await prepare()
if (Number(process.versions.node.split('.')[0]) >= 26) {
  process.argv[1] = entry
  await import(pathToFileURL(entry).href)
} else {
  handOver()
}

function handOver() {
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself; a second one would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => {
    console.error(`Node 26 does not start: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 1
      return
    }
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
