import { z } from 'zod'
import { type Logger, type LogLevel, newLogger } from '../../kit/log.ts'
import { dim } from './terminal.ts'

/** The log of a process that stays: one JSON object a line on standard output, or short lines where a person looks on. */
export function serverLogger(level: LogLevel): Logger {
  if (!process.stdout.isTTY) return newLogger({ level })
  return newLogger({ level, destination: { write: (line) => void process.stdout.write(`${shortLine(line)}\n`) } })
}

/** The log of a command that answers and ends: warnings and worse, on standard error. */
export function commandLogger(): Logger {
  return newLogger({ level: 'warn', destination: { write: (line) => void process.stderr.write(`${shortLine(line)}\n`) } })
}

const lineSchema = z.looseObject({ level: z.string(), time: z.string(), msg: z.string().optional() })

/** `14:02:11 info request GET /v1/customers 200 3.1`: the values without their names, but for those that tell what failed. */
function shortLine(line: string): string {
  const { level, time, msg = '', err, ...fields } = lineSchema.parse(JSON.parse(line))
  const shown = Object.entries(fields).filter(([name]) => !hidden.has(name))
  const values = shown.map(([name, value]) =>
    plain.has(name) ? String(value) : `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
  )
  const failure = errorSchema.safeParse(err)
  const text = `${time.slice(11, 19)} ${level.padEnd(5)} ${msg} ${values.join(' ')}`
  const [reason] = failure.success ? [`\n  ${failure.data.stack ?? failure.data.message}`] : ['']
  return level === 'info' || level === 'debug' ? dim(text) : `${text}${reason}`
}

const errorSchema = z.looseObject({ message: z.string(), stack: z.string().optional() })
const hidden = new Set(['request_id', 'address', 'actor', 'key_id', 'organization_id'])
const plain = new Set(['method', 'route', 'status', 'job', 'outcome'])
