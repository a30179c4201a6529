import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import type { DownloadLink } from './link-types.ts'

export const downloadLinkSchema = z
  .strictObject({
    object: z.literal('download_link'),
    url: z.url().meta({
      description: 'Whoever has it gets the file, without a key. It is good until `expires_at` and cannot be taken back.',
      examples: ['https://billing.example.com/download/AQGPx2'],
    }),
    expires_at: instant,
  })
  .meta({ id: 'DownloadLink', description: 'Where one file is fetched within 15 minutes.' })

export function downloadLinkToApi({ url, expiresAt }: DownloadLink): z.input<typeof downloadLinkSchema> {
  return { object: 'download_link', url, expires_at: expiresAt.toString() }
}
