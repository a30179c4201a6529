-- While one QUARTERDAY_SECRET takes the place of another: a key that is used is hashed under the new one.
GRANT UPDATE (secret_hash) ON api_keys TO quarterday_app;

-- A browser asks, before it sends anything, whether a page of this origin may talk to a portal at all: nobody is known then.
CREATE INDEX portal_settings_by_origin ON portal_settings USING gin (allowed_origins);
