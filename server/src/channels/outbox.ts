import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Channel, headFault, refused } from './channel.ts'
import { composeEmail } from './compose-email.ts'

/**
 * Sends nothing to anybody: each message becomes a file that every mail program opens (`.eml`, an SMS `.txt`), below a folder for each organization, and is seen on the page of
 * messages. Null: no files.
 */
export function outboxChannel(directory: string | null): Channel {
  return {
    name: 'outbox',
    async send(message) {
      const fault = message.kind === 'email' ? headFault(message) : null
      if (fault !== null) return refused(fault, 'never')
      if (directory === null) return { kind: 'sent', reference: message.id }
      const name = `${message.id}.${message.kind === 'email' ? 'eml' : 'txt'}`
      const content = message.kind === 'email' ? await composeEmail(message) : `To: ${message.to}\n\n${message.text}\n`
      try {
        const folder = join(directory, message.organizationId)
        await mkdir(folder, { recursive: true })
        // Named once it is whole: a second try writes the same file again.
        await writeFile(join(folder, `${name}.part`), content, { mode: 0o600 })
        await rename(join(folder, `${name}.part`), join(folder, name))
      } catch (error) {
        return refused(`The outbox cannot be written: ${error instanceof Error ? error.message : String(error)}`, 'later')
      }
      return { kind: 'sent', reference: name }
    },
    close: async () => {},
  }
}
