-- An invoice that takes the place of one that was voided because it was wrong.

ALTER TABLE invoices
  -- The void invoice whose lines this one carries on.
  ADD COLUMN reissue_of uuid,
  ADD FOREIGN KEY (organization_id, reissue_of) REFERENCES invoices (organization_id, id),
  ADD CONSTRAINT invoices_not_their_own_reissue CHECK (reissue_of <> id);
-- However often and at whatever moment somebody asks: one follows.
CREATE UNIQUE INDEX invoices_one_reissue ON invoices (organization_id, reissue_of) WHERE reissue_of IS NOT NULL;

-- What was ordered for a wallet is paid by the invoice that takes the place of its own.
GRANT UPDATE (invoice_id) ON wallet_top_ups TO quarterday_app;
