-- What people look for in a log that is long: the newest of a kind of thing, of what went wrong, of what was done by people rather than by software. The rest of a log is
-- so frequent that the newest of it are near its end.
CREATE INDEX audit_records_of_object_type ON audit_records (organization_id, object_type, sequence) WHERE object_type IS NOT NULL;
CREATE INDEX audit_records_of_result_type ON audit_records (organization_id, result_type, sequence) WHERE result_type IS NOT NULL;
CREATE INDEX audit_records_not_done ON audit_records (organization_id, outcome, sequence) WHERE outcome <> 'done';
CREATE INDEX audit_records_of_people ON audit_records (organization_id, actor_kind, sequence) WHERE actor_kind <> 'api_key' AND actor_kind <> 'job';
