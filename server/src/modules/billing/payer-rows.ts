/** The means to pay by which customer `c` is charged: the parent's where the parent's conventions say that it pays for its children, else its own. */
export const chargedMethodId = `(SELECT CASE
      WHEN p.id IS NOT NULL AND coalesce(p.conventions ->> 'parent_billing', o.conventions ->> 'parent_billing') = 'summary_per_child'
      THEN p.payment_method_id ELSE c.payment_method_id END
    FROM organizations o LEFT JOIN customers p ON p.organization_id = o.id AND p.id = c.parent_id WHERE o.id = c.organization_id)`
