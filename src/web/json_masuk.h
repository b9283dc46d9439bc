/* Private to web: the fields of a JSON body. */
#ifndef WEB_JSON_MASUK_H
#define WEB_JSON_MASUK_H

#include "http/http.h"

/* An object of texts, whole numbers, truths, lists of texts, lists of rows
 * ("butir.judul[1]" is of the first), and objects of texts or of files
 * {"nama", "base64"}. E_INVALID for anything else, E_TOOBIG
 * over LIMIT_HTTP_FIELDS. */
MUST_CHECK int json_parts(struct ctx *c, const char *text, size_t n,
	struct http_part **list, size_t *count);

#endif
