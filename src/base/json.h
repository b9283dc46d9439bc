/*
 * json: writes one JSON document into a str; commas and quotes are its work.
 *
 *	struct json j = json_new(&out);
 *	json_obj(&j, NULL);
 *		json_text(&j, "id", id);
 *	json_end(&j);
 *
 * In an array the key is NULL. A NULL text is written as null. No name here
 * is one of libjansson's, which reads JSON.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

struct str;

#define JSON_DEPTH 16

struct json {
	struct str *out;
	int depth;
	char close[JSON_DEPTH];
	bool comma[JSON_DEPTH];
};

struct json json_new(struct str *out);
void json_obj(struct json *j, const char *key);
void json_arr(struct json *j, const char *key);
void json_end(struct json *j);
void json_text(struct json *j, const char *key, const char *value);
void json_int(struct json *j, const char *key, int64_t value);
void json_bool(struct json *j, const char *key, bool value);
void json_none(struct json *j, const char *key);

#endif
