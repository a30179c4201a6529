import { z } from 'zod'
import { locale, text } from '../../kit/fields.ts'
import { signUps } from './portal-types.ts'

export const portalPageSchema = z
  .strictObject({
    object: z.literal('portal_page'),
    slug: z.string().meta({
      description: 'The end of its present address; an address of before leads here too.',
      examples: ['harbour-coffee'],
    }),
    seller: text(256).meta({ examples: ['Harbour Coffee'] }),
    sandbox: z.boolean().meta({ description: 'Whether all of it is a trial, and no real money moves.', examples: [true] }),
    sign_up: z.enum(signUps).meta({ examples: ['open'] }),
    accent_color: z.string().meta({ description: 'The colour that the seller’s messages have too.', examples: ['#1f6f5c'] }),
    locale: locale.meta({ description: 'Of those who have said nothing about theirs.' }),
    publishable_key: z.string().meta({
      description: 'It says whose portal is meant, and is no secret.',
      examples: ['qd_pub_live_01h455vb4pex5vsknk084sn02q_'],
    }),
  })
  .meta({ id: 'PortalPage', description: 'What the hosted page of a portal has to know before somebody has logged in.' })
