const id = (n: number) => `'01890000-0000-7000-8000-0000000000${n}'`
const of = 'FROM invoices i WHERE i.number = 1'

function coupon(redeemed: number): string {
  return `INSERT INTO coupons (organization_id, id, name, percent_off, duration, applies_to, first_purchase_only, redeemed_count, status, metadata,
      created_at, updated_at)
    SELECT i.organization_id, ${id(70)}, 'Sale', 10, 'once', '{"plans": [], "products": [], "prices": []}', false, ${redeemed}, 'active', '{}',
      i.created_at, i.created_at ${of}`
}

function customer(redeemed: number): string {
  return `INSERT INTO coupon_customers SELECT i.organization_id, ${id(70)}, i.customer_id, ${redeemed} ${of}`
}

/** What the checks of coupons must see: each is broken in a way that breaks nothing else. */
export const couponPlants = {
  coupon_limits_hold: { sql: coupon(1) },
  promotion_code_limits_hold: {
    sql: `${coupon(0)}; INSERT INTO promotion_codes (organization_id, id, coupon_id, code, first_purchase_only, redeemed_count, status, metadata,
        created_at, updated_at)
      SELECT i.organization_id, ${id(71)}, ${id(70)}, 'SALE', false, 1, 'active', '{}', i.created_at, i.created_at ${of}`,
  },
  customers_redeem_within_limits: { sql: `${coupon(0)}; ${customer(1)}` },
  discounts_within_lines: {
    sql: `UPDATE invoice_lines SET discount = amount + 1 WHERE invoice_id = (SELECT id FROM invoices WHERE number = 1)`,
    also: ['content_unchanged', 'invoice_adds_up'],
  },
  discounts_are_used_once: {
    sql: `${coupon(1)}; ${customer(1)}; INSERT INTO discounts (organization_id, id, coupon_id, customer_id, position, starts_at, periods_left, use_count,
        status, closed_at)
      SELECT i.organization_id, ${id(72)}, ${id(70)}, i.customer_id, 1, i.created_at, 0, 1, 'ended', i.created_at ${of}`,
  },
}
