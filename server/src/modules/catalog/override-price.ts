import type { CustomerId, PriceId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { lockCustomer } from '../customers/store.ts'
import * as events from '../events/store.ts'
import { type CatalogPrice, catalogMachine } from './catalog-types.ts'
import { created } from './create-price.ts'
import { priceToApi } from './price-schema.ts'
import * as prices from './price-store.ts'

export interface NewPriceOverride extends Pick<CatalogPrice, 'terms'> {
  readonly price: PriceId
  /** Undefined: as on the list. */
  readonly nickname: string | null | undefined
}

/**
 * Gives a customer a price of their own in the place of one on the list; all but its terms and its name is as there. What the customer subscribes or
 * changes to from now on uses it; running subscriptions stay on theirs. Refuses `not_found` for the customer, `invalid`, `already_exists`.
 */
export async function overridePrice(ctx: Context, customerId: CustomerId, wanted: NewPriceOverride): Promise<CatalogPrice> {
  return ctx.transaction(async (tx) => {
    await lockCustomer(tx, customerId)
    const listed = await prices.findPrice(tx, wanted.price)
    if (!listed) throw wrong('not_found', 'There is no such price.')
    if (listed.override) throw wrong('not_on_the_list', 'This price is itself one that a customer has in the place of another.')
    if (listed.status !== 'active') throw wrong('archived', 'The price is archived.')
    const { nickname = listed.nickname, terms } = wanted
    const override = { customerId, priceId: listed.id }
    const price: CatalogPrice = { ...listed, terms, nickname, override, id: newIdOf('price'), createdAt: tx.now }
    await prices.addPrices(tx, [price])
    await events.addEvents(tx, [created(price)])
    return price
  })
}

/** Takes a customer's own price out of the offer: subscriptions that use it stay on it. Refuses `not_found`, `invalid_state`. */
export async function removePriceOverride(ctx: Context, customerId: CustomerId, id: PriceId): Promise<CatalogPrice> {
  return ctx.transaction(async (tx) => {
    const before = await prices.lockPrice(tx, id)
    if (before.override?.customerId !== customerId) throw refuse('not_found')
    const price: CatalogPrice = { ...before, status: next(catalogMachine, before.status, 'archive') }
    await prices.savePrice(tx, price)
    await events.addNextEvents(tx, [{ type: 'price.archived', aggregateId: id, data: priceToApi(price) }])
    return price
  })
}

function wrong(code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer: '/price', code, detail }] })
}
