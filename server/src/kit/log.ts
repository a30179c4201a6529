import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino'

export type Logger = PinoLogger

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

const secretFields = ['authorization', 'cookie', 'password', 'secret', 'secret_hash', 'token', 'api_key', 'apiKey']

/**
 * One JSON object a line, on standard output unless told otherwise. Fields that carry a credential are replaced at the first two levels;
 * nobody logs bodies, so there is nothing below. Of an error what it says and where is logged, not what else it carries: a database's holds whole rows. pino
 * escapes control characters, so a value cannot forge a line.
 */
export function newLogger(options: { readonly level: LogLevel; readonly destination?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorOf },
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
  }
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination)
}

const mostCauses = 3

function errorOf(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'object' && error !== null ? '[object]' : String(error)
  const { name, cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const message = withoutValues(error.message, code.code)
  const stack = error.stack?.replace(error.message, message)
  return {
    type: name,
    message,
    ...code,
    stack,
    ...(cause === undefined || depth >= mostCauses ? {} : { cause: errorOf(cause, depth + 1) }),
  }
}

/** PostgreSQL repeats in its messages what it could not read (class 22): somebody may have typed it. */
function withoutValues(message: string, code: string | undefined): string {
  return code !== undefined && /^22[0-9A-Z]{3}$/.test(code) ? message.replaceAll(/"[^"]*"/g, '"…"') : message
}
