import { type Check, found, moneyText, sqlCheck } from './check.ts'

/** Coupons are redeemed within their limits, and take off what their documents say. */
export const couponChecks: readonly Check[] = [
  sqlCheck<{ id: string; counted: number; redeemed: bigint; most: number | null }>({
    id: 'coupon_limits_hold',
    title: 'A coupon counts each redemption that was not given back, and they are no more than its limit.',
    invariant: 'I15',
    severity: 'violation',
    remedy:
      'The discounts are the truth: `quarterday discounts list`. Archive the coupon (`quarterday coupons archive`) and decide which of them stay.',
    sql: `SELECT c.id, c.redeemed_count AS counted, coalesce(d.redeemed, 0) AS redeemed, c.max_redemptions AS most
      FROM coupons c LEFT JOIN (
        SELECT coupon_id, count(*) AS redeemed FROM discounts WHERE organization_id = $1 AND NOT returned GROUP BY 1) d ON d.coupon_id = c.id
      WHERE c.organization_id = $1 AND (c.redeemed_count <> coalesce(d.redeemed, 0) OR c.redeemed_count > c.max_redemptions)
      ORDER BY c.id LIMIT $2`,
    say: ({ id, counted, redeemed, most }) =>
      found('coup', id, `It counts ${counted} redemptions and has ${redeemed}; ${most ?? 'any number'} may be.`),
  }),
  sqlCheck<{ id: string; counted: number; redeemed: bigint; most: number | null }>({
    id: 'promotion_code_limits_hold',
    title: 'A promotion code counts each redemption that was not given back, and they are no more than its limit.',
    invariant: 'I15',
    severity: 'violation',
    remedy:
      'The discounts are the truth: `quarterday discounts list`. Deactivate the code (`quarterday promotion-codes deactivate`) and decide which of them stay.',
    sql: `SELECT p.id, p.redeemed_count AS counted, coalesce(d.redeemed, 0) AS redeemed, p.max_redemptions AS most
      FROM promotion_codes p LEFT JOIN (
        SELECT promotion_code_id, count(*) AS redeemed FROM discounts WHERE organization_id = $1 AND NOT returned GROUP BY 1) d
        ON d.promotion_code_id = p.id
      WHERE p.organization_id = $1 AND (p.redeemed_count <> coalesce(d.redeemed, 0) OR p.redeemed_count > p.max_redemptions)
      ORDER BY p.id LIMIT $2`,
    say: ({ id, counted, redeemed, most }) =>
      found('promo', id, `It counts ${counted} redemptions and has ${redeemed}; ${most ?? 'any number'} may be.`),
  }),
  sqlCheck<{ coupon_id: string; customer_id: string; counted: number; redeemed: bigint; most: number | null }>({
    id: 'customers_redeem_within_limits',
    title: 'No customer has redeemed a coupon more often than one may.',
    invariant: 'I15',
    severity: 'violation',
    remedy:
      'The discounts are the truth: `quarterday discounts list`. Remove those of the customer that are too many: `quarterday discounts delete`.',
    sql: `SELECT coupon_id, customer_id, coalesce(k.redeemed_count, 0) AS counted, coalesce(d.redeemed, 0) AS redeemed,
        c.max_redemptions_per_customer AS most
      FROM (SELECT coupon_id, customer_id, redeemed_count FROM coupon_customers WHERE organization_id = $1) k
      FULL JOIN (
        SELECT coupon_id, customer_id, count(*) AS redeemed FROM discounts WHERE organization_id = $1 AND NOT returned GROUP BY 1, 2) d
        USING (coupon_id, customer_id)
      JOIN coupons c ON c.organization_id = $1 AND c.id = coupon_id
      WHERE coalesce(k.redeemed_count, 0) <> coalesce(d.redeemed, 0) OR coalesce(d.redeemed, 0) > c.max_redemptions_per_customer
      ORDER BY 1, 2 LIMIT $2`,
    say: ({ customer_id, counted, redeemed, most }) =>
      found('cus', customer_id, `A coupon counts ${counted} redemptions and has ${redeemed}; ${most ?? 'any number'} may be.`),
  }),
  sqlCheck<{ id: string; currency: string; discount: bigint; amount: bigint }>({
    id: 'discounts_within_lines',
    title: 'No line is discounted by more than it is worth.',
    invariant: 'I15',
    severity: 'violation',
    remedy: 'Correct the document by a credit note (`quarterday credit-notes create`), and look at what wrote it.',
    sql: `SELECT id, currency, discount, amount FROM invoice_lines
      WHERE organization_id = $1 AND amount > 0 AND (discount > amount OR discount < 0) ORDER BY id LIMIT $2`,
    say: ({ id, currency, discount, amount }) =>
      found('il', id, `${moneyText(discount, currency)} is taken off ${moneyText(amount, currency)}.`),
  }),
  sqlCheck<{ id: string; used: bigint; said: bigint; uses: bigint; counted: number }>({
    id: 'discounts_are_used_once',
    title: 'What a discount is said to have taken off documents that stand is what they say, and it counts each of them.',
    invariant: 'I15',
    severity: 'violation',
    remedy:
      'The documents are the truth. Compare `quarterday invoices list` with the uses of the discount (`quarterday discounts show`), and restore what differs from a backup.',
    sql: `SELECT d.id, coalesce(u.used, 0)::bigint AS used, coalesce(i.said, 0)::bigint AS said, coalesce(u.uses, 0) AS uses, d.use_count AS counted
      FROM discounts d
      LEFT JOIN (
        SELECT discount_id, sum(amount) AS used, count(*) AS uses FROM discount_uses WHERE organization_id = $1 GROUP BY 1) u ON u.discount_id = d.id
      LEFT JOIN (
        SELECT (e ->> 'discount')::uuid AS discount_id, sum((e ->> 'amount')::bigint) AS said
        FROM invoices v, json_array_elements(v.discounts) e
        WHERE v.organization_id = $1 AND v.discounts IS NOT NULL AND v.status <> 'void' GROUP BY 1) i ON i.discount_id = d.id
      WHERE d.organization_id = $1
        AND (coalesce(u.used, 0) <> coalesce(i.said, 0) OR coalesce(u.uses, 0) <> d.use_count)
      ORDER BY d.id LIMIT $2`,
    say: ({ id, used, said, uses, counted }) =>
      found('disc', id, `It took ${used} minor units by its uses, ${said} by its documents; it has ${uses} uses and counts ${counted}.`),
  }),
]
