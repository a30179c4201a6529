/** What the checks of the audit log must see. */
export const auditPlants = {
  audit_chain_holds: { sql: `UPDATE audit_records SET object_id = 'cus_somebody_else' WHERE sequence = 3` },
  audit_log_is_append_only: {
    sql: 'GRANT UPDATE (outcome) ON audit_records TO quarterday_app',
    undo: 'REVOKE UPDATE (outcome) ON audit_records FROM quarterday_app',
  },
}
