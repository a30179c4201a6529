-- Up to which number the next events of an organization go, `most` of them after `after`, at most `up_to`. Finding it must cost that many steps of the index
-- whatever is known about the table: after many events have come at once nothing is, and all that wait would be sorted for each slice of them.
CREATE FUNCTION quarterday_usage_slice_end(organization uuid, after bigint, up_to bigint, most int) RETURNS bigint LANGUAGE plpgsql STABLE
  SET search_path = public, pg_temp SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off AS $$
BEGIN
  RETURN coalesce((SELECT e.seq FROM usage_events e WHERE e.organization_id = organization AND e.seq > after AND e.seq <= up_to
    ORDER BY e.seq OFFSET most - 1 LIMIT 1), up_to);
END
$$;
REVOKE ALL ON FUNCTION quarterday_usage_slice_end(uuid, bigint, bigint, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION quarterday_usage_slice_end(uuid, bigint, bigint, int) TO quarterday_app;
