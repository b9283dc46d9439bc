/*
 * act_json: answers as JSON, the same for the shell and for programs: a part
 * of act. Field names are a contract (`alur --json`, /api/v1): add, never
 * rename. Times are local, "2023-07-03T07:30".
 */
#ifndef ACT_ACT_JSON_H
#define ACT_ACT_JSON_H

#include "act/act.h"

/* null for 0. */
void json_at(struct json *j, const char *key, int64_t at, int zona_min);
/* A whole document: `alur siklus lihat`. */
void act_json_siklus(
	struct str *out, const struct siklus_rinci *r, int64_t now);
/* One item of a list. */
void act_json_baris(struct json *j, const struct siklus *s, int zona);
void act_json_tugas(struct json *j, const struct tugas *t, int zona);

#endif
