-- The page of the sandbox's bank is found by what the gateway calls a charge: whose that is has to be known before anything else.
CREATE INDEX sandbox_gateway_charges_by_reference ON sandbox_gateway_charges (reference);
CREATE POLICY dispatcher ON sandbox_gateway_charges FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT (organization_id, reference) ON sandbox_gateway_charges TO quarterday_dispatcher;

-- The same for a means to pay that is being kept.
CREATE INDEX sandbox_gateway_setups_by_reference ON sandbox_gateway_setups (reference);
CREATE POLICY dispatcher ON sandbox_gateway_setups FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT (organization_id, reference) ON sandbox_gateway_setups TO quarterday_dispatcher;
