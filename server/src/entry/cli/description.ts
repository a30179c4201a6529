import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { apiDescription } from '../http.ts'

/**
 * The description of the API, out of the file that `npm run generate` writes and a check compares with the routes. Making it anew takes a second, which
 * nobody at a terminal wants to wait for at each command.
 */
export function writtenDescription(): ReturnType<typeof apiDescription> {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../../../sdk/openapi.json'), 'utf8'))
}
