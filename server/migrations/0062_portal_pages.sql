-- The hosted page of a portal: PUBLIC_URL/portal/{slug}.

-- Every address that a portal has had. It goes on leading there, and is never given to anybody else: an old mail of one seller's must not lead to another's log-in.
CREATE TABLE portal_slugs (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  -- 1..n in the order in which they were taken, so that there is an end to it.
  position int NOT NULL CHECK (position BETWEEN 1 AND 20),
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$'),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, position),
  UNIQUE (organization_id, slug)
);
-- No two portals of the installation have had the same.
CREATE UNIQUE INDEX portal_slugs_are_unique ON portal_slugs (slug);
CALL quarterday_protect('portal_slugs');
GRANT SELECT, INSERT ON portal_slugs TO quarterday_app;
-- Whoever opens the page is nobody yet: the address alone says whose portal is meant.
CREATE POLICY credentials ON portal_slugs FOR SELECT TO quarterday_auth USING (true);
GRANT SELECT (organization_id, slug) ON portal_slugs TO quarterday_auth;

ALTER TABLE portal_settings
  -- Null: links in mails lead to the hosted page.
  ALTER COLUMN page_url DROP NOT NULL,
  -- Where the hosted page is. Null: there never was one.
  ADD COLUMN slug text,
  -- Whether it is open. A portal of before has a page of the seller's own, and none here until somebody says so.
  ADD COLUMN hosted boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT portal_settings_slug_fkey FOREIGN KEY (organization_id, slug) REFERENCES portal_slugs (organization_id, slug),
  ADD CONSTRAINT portal_settings_have_a_page CHECK (page_url IS NOT NULL OR hosted),
  ADD CONSTRAINT portal_settings_hosted_somewhere CHECK (slug IS NOT NULL OR NOT hosted);
GRANT UPDATE (slug, hosted) ON portal_settings TO quarterday_app;
