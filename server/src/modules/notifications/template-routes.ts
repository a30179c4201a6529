import { templateCodes } from '@quarterday/core/notification/occasions.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { previewText, sendTest } from './preview-text.ts'
import {
  channel,
  language,
  messageSchema,
  previewRequestSchema,
  previewSchema,
  templateCode,
  templateListSchema,
  templateSchema,
  templateTextSchema,
  templateToApi,
  testSchema,
  textToApi,
  textUpdateSchema,
  toApi,
} from './schema.ts'
import { getSettings } from './settings-store.ts'
import { listTexts } from './template-store.ts'
import { getText, resetText, updateText } from './write-text.ts'

const tag = 'Notification templates'
const ofTemplate = z.strictObject({ template: templateCode })
const ofText = z.strictObject({ template: templateCode, channel, language })
const reads = { tag, scope: 'notifications:read' } as const
const writes = { tag, scope: 'notifications:write' } as const

export const templateRoutes: Route[] = [
  route({
    ...reads,
    method: 'GET',
    path: '/v1/notification_templates',
    operation: 'listNotificationTemplates',
    summary: 'List notification templates',
    description: 'All that somebody is told of, in one page.',
    reply: templateListSchema,
    handle: (ctx) =>
      ctx.transaction(async (tx) => {
        const texts = await listTexts(tx)
        const { turnedOff } = await getSettings(tx)
        return { data: templateCodes.map((code) => templateToApi(code, texts, turnedOff)), has_more: false, next_cursor: null }
      }),
  }),
  route({
    ...reads,
    method: 'GET',
    path: '/v1/notification_templates/{template}',
    operation: 'getNotificationTemplate',
    summary: 'Get a notification template',
    params: ofTemplate,
    reply: templateSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { template } }) =>
      ctx.transaction(async (tx) => templateToApi(template, await listTexts(tx), (await getSettings(tx)).turnedOff)),
  }),
  route({
    ...reads,
    method: 'GET',
    path: '/v1/notification_templates/{template}/texts/{channel}/{language}',
    operation: 'getNotificationText',
    summary: 'Get the words of a template',
    description: 'Your own, else those of the program.',
    params: ofText,
    reply: templateTextSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params }) => {
      const { text, isOwn } = await getText(ctx, params)
      return textToApi(text, isOwn)
    },
  }),
  route({
    ...writes,
    method: 'PATCH',
    path: '/v1/notification_templates/{template}/texts/{channel}/{language}',
    operation: 'updateNotificationText',
    summary: 'Give a template your own words',
    description: 'Strict: a variable that the template does not have is refused, and so is what is not understood.',
    params: ofText,
    body: textUpdateSchema,
    reply: templateTextSchema,
    refuses: ['not_found'],
    examples: { request: { subject: 'Invoice {{invoice.number}} from {{seller.name}}' } },
    handle: async (ctx, { params, body }) => textToApi(await updateText(ctx, params, body), true),
  }),
  route({
    ...writes,
    method: 'DELETE',
    path: '/v1/notification_templates/{template}/texts/{channel}/{language}',
    operation: 'resetNotificationText',
    summary: 'Go back to the words of the program',
    params: ofText,
    reply: templateTextSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params }) => textToApi(await resetText(ctx, params), false),
  }),
  route({
    ...reads,
    method: 'POST',
    path: '/v1/notification_templates/{template}/preview',
    operation: 'previewNotificationTemplate',
    summary: 'See a message before it is sent',
    description: 'With the words that count or with some to try, about a real thing or a made-up one.',
    transaction: 'read',
    params: ofTemplate,
    body: previewRequestSchema,
    reply: previewSchema,
    refuses: ['not_found'],
    examples: { request: { channel: 'email', language: 'de' } },
    handle: async (ctx, { params, body }) => {
      const { subject, html, body: text } = await previewText(ctx, { ...params, ...body })
      return { object: 'notification_preview' as const, subject, html, text }
    },
  }),
  route({
    ...writes,
    method: 'POST',
    path: '/v1/notification_templates/{template}/test',
    operation: 'testNotificationTemplate',
    summary: 'Send a test message',
    description: 'With made-up values, to any address; at most twenty an hour.',
    params: ofTemplate,
    body: testSchema,
    reply: messageSchema,
    status: 201,
    refuses: ['not_found', 'rate_limited'],
    handle: async (ctx, { params: { template }, body }) => toApi(await sendTest(ctx, { template, ...body })),
  }),
]
