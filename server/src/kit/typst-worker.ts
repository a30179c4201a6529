import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** One sheet to be set: the template's text, which is ours, and what it says, which is data. */
export interface TypstQuestion {
  readonly id: number
  readonly template: string
  readonly data: string
  /** Seconds since 1970 that the file says it was made at: the same content gives the same bytes. */
  readonly madeAt: number
}

export type TypstAnswer = { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly error: string }

const { resolve } = createRequire(import.meta.url)

function fontPath(family: string, weight: string): string {
  return join(dirname(resolve(`@expo-google-fonts/${family}/package.json`)), weight)
}

// An empty folder of its own: a template can read no file of this machine. It has no network either.
const compiler = NodeCompiler.create({
  workspace: mkdtempSync(join(tmpdir(), 'quarterday-typst-')),
  fontArgs: [
    {
      fontPaths: ['noto-sans', 'noto-sans-arabic', 'noto-sans-hebrew'].flatMap((family) =>
        ['400Regular', '700Bold'].map((weight) => fontPath(family, weight)),
      ),
    },
  ],
})

function answerTo({ id, template, data, madeAt }: TypstQuestion): TypstAnswer {
  const compiled = compiler.compile({ mainFileContent: template, inputs: { data } })
  if (!compiled.result) return { id, error: JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'no diagnostics') }
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-3b', creationTimestamp: madeAt })
  compiler.evictCache(10)
  return { id, pdf: new Uint8Array(pdf) }
}

parentPort?.on('message', (question: TypstQuestion) => {
  try {
    parentPort?.postMessage(answerTo(question))
  } catch (error) {
    parentPort?.postMessage({ id: question.id, error: String(error) })
  }
})
