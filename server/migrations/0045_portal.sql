-- What customers may do by themselves in the portal, and which plans they are offered there.

ALTER TABLE portal_settings
  -- The page of the seller's where the portal is. Links in mails lead there, with what they prove in the fragment, which no server's log sees.
  ADD COLUMN page_url text NOT NULL CHECK (length(page_url) BETWEEN 8 AND 2000),
  ADD COLUMN allow_subscribe boolean NOT NULL DEFAULT true,
  ADD COLUMN allow_plan_change boolean NOT NULL DEFAULT true,
  ADD COLUMN allow_quantity_change boolean NOT NULL DEFAULT true,
  ADD COLUMN cancel text NOT NULL DEFAULT 'period_end' CHECK (cancel IN ('not', 'period_end', 'now')),
  -- How whoever signs up pays. Null: as everybody.
  ADD COLUMN new_collection_method text CHECK (new_collection_method IN ('charge_automatically', 'send_invoice')),
  ADD COLUMN new_net_terms_days int CHECK (new_net_terms_days BETWEEN 0 AND 365);
GRANT UPDATE (page_url, allow_subscribe, allow_plan_change, allow_quantity_change, cancel, new_collection_method, new_net_terms_days)
  ON portal_settings TO quarterday_app;

-- What is not listed is sold by staff and by software alone.
ALTER TABLE plans ADD COLUMN listed boolean NOT NULL DEFAULT true;
GRANT UPDATE (listed) ON plans TO quarterday_app;
