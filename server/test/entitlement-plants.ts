const id = (n: number) => `'01890000-0000-7000-8000-0000000000${n}'`
const running = 'FROM subscription_plan_stretches WHERE ends_at IS NULL ORDER BY subscription_id LIMIT 1'

/** What the checks of held plans and of exceptions must see. */
export const entitlementPlants = {
  plan_stretches_tile: {
    sql: `INSERT INTO subscription_plan_stretches (organization_id, subscription_id, plan_id, starts_at, ends_at)
      SELECT organization_id, subscription_id, plan_id, starts_at - interval '1 day', starts_at + interval '1 day' ${running}`,
  },
  plan_stretches_fit: {
    sql: `UPDATE subscription_plan_stretches SET ends_at = starts_at + interval '1 day' WHERE ends_at IS NULL
      AND subscription_id = (SELECT subscription_id ${running})`,
  },
  exceptions_are_closed: {
    sql: `INSERT INTO features (organization_id, id, code, name, kind, status, metadata, created_at, updated_at)
        SELECT organization_id, ${id(77)}, 'api', 'API', 'switch', 'active', '{}', created_at, created_at FROM customers ORDER BY id LIMIT 1;
      INSERT INTO entitlements (organization_id, id, customer_id, feature_id, has_access, expires_at, status, created_at)
        SELECT organization_id, ${id(78)}, id, ${id(77)}, true, '2027-07-01T00:00:00Z', 'active', created_at FROM customers ORDER BY id LIMIT 1`,
  },
}
