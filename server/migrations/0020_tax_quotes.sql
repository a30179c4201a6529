-- Tax that an engine outside states, in place of the seller's own rates.

ALTER TABLE organizations
  -- Who says what is taxed: the seller's own rates, or the engine that the installation is configured with.
  ADD COLUMN tax_engine text NOT NULL DEFAULT 'rates' CHECK (tax_engine IN ('rates', 'provider'));
GRANT UPDATE (tax_engine) ON organizations TO quarterday_app;

-- What an engine states is a rate like any other, so that it is printed, given back and reported like any other. No line finds it by place and category.
ALTER TABLE tax_rates
  -- Null: the seller's own. Else the engine that stated it.
  ADD COLUMN provider text CHECK (length(provider) BETWEEN 1 AND 64),
  ADD COLUMN jurisdiction text CHECK (length(jurisdiction) BETWEEN 1 AND 128),
  ADD CONSTRAINT tax_rates_quoted_is_not_chosen CHECK (provider IS NULL OR status = 'archived'),
  ADD CONSTRAINT tax_rates_jurisdiction_is_quoted CHECK (jurisdiction IS NULL OR provider IS NOT NULL);
CREATE INDEX tax_rates_of_seller ON tax_rates (organization_id, id) WHERE provider IS NULL;

-- A draft is written anew under its id once its tax is known; what it used of discounts stays as it is meanwhile.
ALTER TABLE discount_uses ALTER CONSTRAINT discount_uses_organization_id_invoice_id_fkey DEFERRABLE INITIALLY DEFERRED;

-- The question about the tax of one document. It stays when it is answered: verification looks at what was said.
CREATE TABLE tax_questions (
  organization_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  -- Rises whenever something else is to be asked: with the document it is the key under which the engine knows the question.
  revision int NOT NULL DEFAULT 1 CHECK (revision >= 1),
  -- The conventions by which the answer is put on the document.
  terms json NOT NULL,
  -- As it was asked under this revision, and is asked again; null: not yet.
  question json,
  -- Questions without a usable answer, of this content of the document.
  attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- When it is asked next; null: it is answered.
  ask_at timestamptz,
  -- Since when the document has waited without a break.
  waiting_since timestamptz NOT NULL,
  asked_at timestamptz,
  -- Why the last question had no usable answer.
  failure text CHECK (length(failure) BETWEEN 1 AND 1000),
  provider text,
  reference text,
  -- Line by line, as the engine said it.
  answer json,
  answered_at timestamptz,
  PRIMARY KEY (organization_id, invoice_id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT tax_questions_answered CHECK
    ((ask_at IS NULL) = (answered_at IS NOT NULL) AND (answer IS NULL) = (answered_at IS NULL) AND (reference IS NULL) = (answered_at IS NULL)
      AND (provider IS NULL) = (answered_at IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX tax_questions_to_ask ON tax_questions (organization_id, ask_at) WHERE ask_at IS NOT NULL;
CALL quarterday_protect('tax_questions');
CREATE POLICY dispatcher ON tax_questions FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT, DELETE ON tax_questions TO quarterday_app;
GRANT UPDATE (revision, terms, question, attempts, ask_at, waiting_since, asked_at, failure, provider, reference, answer, answered_at)
  ON tax_questions TO quarterday_app;
GRANT SELECT (organization_id, invoice_id, ask_at) ON tax_questions TO quarterday_dispatcher;
