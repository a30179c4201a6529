import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { secondPerson } from '../approvals/second-person.ts'
import { termsOf } from '../credits/grant-terms.ts'
import { closeWallet } from './close-wallet.ts'
import { createWallet } from './create-wallet.ts'
import {
  autoTopUpOf,
  balanceToApi,
  toApi,
  topUpCreateSchema,
  topUpListSchema,
  topUpSchema,
  topUpToApi,
  walletBalanceSchema,
  walletCloseSchema,
  walletCreateSchema,
  walletListSchema,
  walletSchema,
  walletUpdateSchema,
  withdrawalCreateSchema,
  withdrawalListSchema,
  withdrawalSchema,
  withdrawalToApi,
} from './schema.ts'
import * as wallets from './store.ts'
import { listTopUps } from './top-up-store.ts'
import { topUpWallet } from './top-up-wallet.ts'
import { updateWallet } from './update-wallet.ts'
import { topUpStatuses, walletStatuses } from './wallet.ts'
import { withdrawCredit } from './withdraw-credit.ts'
import { listWithdrawals } from './withdrawal-store.ts'

const tag = 'Wallets'
const params = z.strictObject({ id: idSchema('wal') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/wallets',
    operation: 'listWallets',
    tag,
    summary: 'List wallets',
    scope: 'wallets:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: { customer: idSchema('cus').optional(), currency: currency.optional(), status: z.enum(walletStatuses).optional() },
    }),
    reply: walletListSchema,
    handle: (ctx, { query: { customer: customerId, ...query } }) =>
      ctx.transaction(async (tx) => pageToApi(await wallets.listWallets(tx, { ...query, customerId }), toApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/wallets',
    operation: 'createWallet',
    tag,
    summary: 'Create a wallet',
    scope: 'wallets:write',
    body: walletCreateSchema,
    reply: walletSchema,
    status: 201,
    handle: async (ctx, { body: { customer: customerId, auto_top_up: auto, applies_to: appliesTo, currency: given, name, priority } }) =>
      toApi(await createWallet(ctx, { customerId, currency: given, name, priority, autoTopUp: autoTopUpOf(auto), appliesTo })),
  }),
  route({
    method: 'GET',
    path: '/v1/wallets/{id}',
    operation: 'getWallet',
    tag,
    summary: 'Get a wallet',
    scope: 'wallets:read',
    params,
    reply: walletSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => toApi(await wallets.getWallet(tx, id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/wallets/{id}',
    operation: 'updateWallet',
    tag,
    summary: 'Update a wallet',
    scope: 'wallets:write',
    params,
    body: walletUpdateSchema,
    reply: walletSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id }, body: { name, priority, auto_top_up: auto } }) => {
      const named = { ...(name !== undefined && { name }), ...(priority !== undefined && { priority }) }
      return toApi(await updateWallet(ctx, id, { ...named, ...(auto !== undefined && { autoTopUp: autoTopUpOf(auto) }) }))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/wallets/{id}/close',
    operation: 'closeWallet',
    tag,
    summary: 'Close a wallet',
    description: 'Nothing can be put into it any more.',
    scope: 'wallets:write',
    params,
    body: walletCloseSchema,
    reply: walletSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id }, body: { write_off: writeOff } }) => toApi(await closeWallet(ctx, id, { writeOff })),
  }),
  route({
    method: 'GET',
    path: '/v1/wallets/{id}/balance',
    operation: 'getWalletBalance',
    tag,
    summary: 'Get what a wallet holds, and what is to come',
    scope: 'wallets:read',
    params,
    reply: walletBalanceSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => balanceToApi(await wallets.getBalance(tx, id))),
  }),
  route({
    method: 'POST',
    path: '/v1/wallets/{id}/top_up',
    operation: 'topUpWallet',
    tag,
    summary: 'Top a wallet up',
    description:
      'Sold by an invoice with the reason `top_up`, which only money pays; or given. Give a `reference` to be sure that the same top-up is booked once.',
    scope: 'wallets:write',
    params,
    body: topUpCreateSchema,
    reply: topUpSchema,
    status: 201,
    refuses: ['not_found', 'invalid_state', 'already_exists'],
    proof: 'sometimes',
    // What is sold is paid for; what is given is not.
    approval: {
      gate: secondPerson,
      deeds: async (tx, { params: { id }, body: { amount, paid } }) => {
        const { currency } = await wallets.getWallet(tx, id)
        return paid ? [] : [{ kind: 'credit', money: { currency, minor: BigInt(amount) } }]
      },
    },
    handle: async (ctx, { params: { id }, body }) => {
      const { amount, paid, reference, expires_after_days: expiresAfterDays, memo } = body
      return topUpToApi(await topUpWallet(ctx, id, { amount: BigInt(amount), paid, reference, expiresAfterDays, memo, ...termsOf(body) }))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/wallets/{id}/withdraw',
    operation: 'withdrawFromWallet',
    tag,
    summary: 'Take unused credit out of a wallet',
    description:
      'What was bought and is neither spent nor expired, what would be drawn first before the rest. What was given stays. Answers what became of it; `withdrawable` of the balance says how much there is.',
    scope: 'wallets:write',
    params,
    body: withdrawalCreateSchema,
    reply: withdrawalSchema,
    status: 201,
    refuses: ['not_found', 'invalid_state'],
    proof: 'sometimes',
    approval: {
      gate: secondPerson,
      deeds: async (tx, { params: { id }, body: { amount, destination } }) => {
        const { wallet, withdrawable } = await wallets.getBalance(tx, id)
        const minor = amount === null ? withdrawable : BigInt(amount)
        return destination === 'refund' ? [{ kind: 'refund', money: { currency: wallet.currency, minor } }] : []
      },
    },
    handle: async (ctx, { params: { id }, body: { amount, ...wanted } }) =>
      withdrawalToApi(await withdrawCredit(ctx, id, { ...wanted, amount: amount === null ? null : BigInt(amount) })),
  }),
  route({
    method: 'GET',
    path: '/v1/wallets/{id}/withdrawals',
    operation: 'listWalletWithdrawals',
    tag,
    summary: 'List what was taken out of a wallet',
    scope: 'wallets:read',
    params,
    query: listQuery({ sorts: ['-created_at'], filters: {} }),
    reply: withdrawalListSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id }, query }) =>
      ctx.transaction(async (tx) => {
        await wallets.getWallet(tx, id)
        return pageToApi(await listWithdrawals(tx, { ...query, walletId: id }), withdrawalToApi)
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/wallets/{id}/top_ups',
    operation: 'listWalletTopUps',
    tag,
    summary: 'List the top-ups of a wallet',
    scope: 'wallets:read',
    params,
    query: listQuery({ sorts: ['-created_at'], filters: { status: z.enum(topUpStatuses).optional() } }),
    reply: topUpListSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id }, query }) =>
      ctx.transaction(async (tx) => {
        await wallets.getWallet(tx, id)
        return pageToApi(await listTopUps(tx, { ...query, walletId: id }), topUpToApi)
      }),
  }),
]
