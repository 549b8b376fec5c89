/** Pointers to texts that a person writes, and that have no other limit than 1 to 1000 characters. */
export const remark = /^\/(notes|hazards|onSiteRestrictions|text|tenantNotes)$/;

/** Pointers to all texts that a person writes. */
export const freeText = /^\/(problemText|notes|hazards|onSiteRestrictions|text|tenantNotes)$/;
