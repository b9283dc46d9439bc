int org_none;
