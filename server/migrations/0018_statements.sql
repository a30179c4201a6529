-- Customers below others, and what a parent is shown of its children's invoices.

ALTER TABLE customers
  -- Who is above it. One level: whoever is above somebody has nobody above, which the program sees to under locks of both rows.
  ADD COLUMN parent_id uuid,
  ADD FOREIGN KEY (organization_id, parent_id) REFERENCES customers (organization_id, id),
  ADD CONSTRAINT customers_not_their_own_parent CHECK (parent_id <> id);
CREATE INDEX customers_of_parent ON customers (organization_id, parent_id, id) WHERE parent_id IS NOT NULL;

-- A summary for a parent of its children's invoices of one local day. It is no sale: nothing is booked for it, and whether it is paid its invoices say.
CREATE TABLE statements (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  -- The parent.
  customer_id uuid NOT NULL,
  series text NOT NULL,
  number bigint NOT NULL CHECK (number >= 1),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- The sum of its lines.
  total bigint NOT NULL CHECK (total > 0),
  -- The day whose invoices it gathers, in the parent's zone.
  covers_on date NOT NULL,
  issued_on date NOT NULL,
  issued_at timestamptz NOT NULL,
  -- The first day on which one of its invoices is due.
  due_on date NOT NULL,
  -- When it was announced as paid or void; null: something was owed when somebody last looked.
  closed_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, series, number),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id)
);
CREATE INDEX statements_of_customer ON statements (organization_id, customer_id, id);
CREATE INDEX statements_to_close ON statements (organization_id, id) WHERE closed_at IS NULL;
CALL quarterday_protect('statements');
CREATE POLICY dispatcher ON statements FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON statements TO quarterday_app;
-- No privilege exists to change what a statement says.
GRANT UPDATE (closed_at) ON statements TO quarterday_app;
GRANT SELECT (organization_id, id, issued_at, closed_at) ON statements TO quarterday_dispatcher;

-- An invoice that a parent pays for its child: written when the invoice is finalised, taken up by the statement of its day once.
CREATE TABLE statement_lines (
  organization_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  -- Who pays; stays, whatever becomes of the hierarchy.
  parent_id uuid NOT NULL,
  child_id uuid NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- The total of the invoice.
  amount bigint NOT NULL CHECK (amount > 0),
  -- The parent's, in which the day is one.
  timezone text NOT NULL,
  covers_on date NOT NULL,
  -- The first moment after that day.
  closes_at timestamptz NOT NULL,
  -- Null: waits for its day to end.
  statement_id uuid,
  PRIMARY KEY (organization_id, invoice_id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id),
  FOREIGN KEY (organization_id, parent_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, child_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, statement_id) REFERENCES statements (organization_id, id),
  CHECK (parent_id <> child_id)
);
CREATE INDEX statement_lines_of_statement ON statement_lines (organization_id, statement_id, child_id) WHERE statement_id IS NOT NULL;
CREATE INDEX statement_lines_to_gather ON statement_lines (organization_id, closes_at, parent_id) WHERE statement_id IS NULL;
CREATE INDEX statement_lines_of_parent ON statement_lines (organization_id, parent_id);
CALL quarterday_protect('statement_lines');
CREATE POLICY dispatcher ON statement_lines FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT, DELETE ON statement_lines TO quarterday_app;
-- What is on a statement stays there.
CREATE POLICY only_waiting_lines_go ON statement_lines AS RESTRICTIVE FOR DELETE TO quarterday_app USING (statement_id IS NULL);
GRANT UPDATE (statement_id) ON statement_lines TO quarterday_app;
GRANT SELECT (organization_id, invoice_id, closes_at, statement_id) ON statement_lines TO quarterday_dispatcher;
