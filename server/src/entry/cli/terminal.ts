/** Progress of long work: a bar that is redrawn on a terminal, a line now and then elsewhere. On standard error: standard output is the answer. */
export interface Progress {
  update(done: number, total: number, label: string): void
  /** Takes the bar away. */
  end(): void
}

export function newProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(stream) : lines(stream)
}

const barWidth = 30
const redrawEveryMs = 80

function bar(stream: NodeJS.WriteStream): Progress {
  let drawnAt = Number.NEGATIVE_INFINITY
  return {
    update(done, total, label) {
      const isLast = done >= total
      if (!isLast && performance.now() - drawnAt < redrawEveryMs) return
      drawnAt = performance.now()
      const share = total > 0 ? Math.min(1, done / total) : 1
      const filled = Math.round(share * barWidth)
      const text = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${String(Math.floor(share * 100)).padStart(3)} %  ${label}`
      stream.write(`\r\x1b[2K${text.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`)
    },
    end: () => void stream.write('\r\x1b[2K'),
  }
}

function lines(stream: NodeJS.WriteStream): Progress {
  let shown = -1
  return {
    update(done, total, label) {
      const tenth = total > 0 ? Math.floor((10 * Math.min(done, total)) / total) : 10
      if (tenth <= shown) return
      shown = tenth
      stream.write(`${String(tenth * 10).padStart(3)} %  ${label}\n`)
    },
    end: () => undefined,
  }
}

/** Colours only where a person looks. */
export function bold(text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return painted('1', text, stream)
}

export function dim(text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return painted('2', text, stream)
}

function painted(code: string, text: string, stream: NodeJS.WriteStream): string {
  return stream.isTTY && !process.env.NO_COLOR ? `\x1b[${code}m${text}\x1b[0m` : text
}
