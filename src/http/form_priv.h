/* form_priv: between the two encodings of a form. */
#ifndef HTTP_FORM_PRIV_H
#define HTTP_FORM_PRIV_H

#include "http/http_priv.h"

int form_too_many(struct ctx *c);
int form_too_long(struct ctx *c);
/* Exactly `n` bytes of a file. */
MUST_CHECK int form_read(
	struct ctx *c, int fd, int64_t offset, void *p, size_t n);
MUST_CHECK int multipart_form(struct ctx *c, const struct http_request *rq,
	struct http_part **list, size_t *n);

#endif
