import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino'

export type Logger = PinoLogger

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

const secretFields = ['authorization', 'cookie', 'password', 'secret', 'secret_hash', 'token', 'api_key', 'apiKey']

/**
 * One JSON object a line, on standard output unless told otherwise. Fields that carry a credential are replaced at the first two levels;
 * nobody logs bodies, so there is nothing below. pino escapes control characters, so a value cannot forge a line.
 */
export function newLogger(options: { readonly level: LogLevel; readonly destination?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
  }
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination)
}
