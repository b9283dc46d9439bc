/* A bare libmicrohttpd that answers every request with the bytes of its
 * standard input; prints its port. For bench_web.py to compare with. */
#include "bench_http.h"

#include <unistd.h>

int main(void)
{
	static char body[1 << 20];
	size_t n = fread(body, 1, sizeof(body), stdin);
	int pipes[2], port = 0;

	must(pipe(pipes) == 0);
	if (fork() == 0) {
		close(STDOUT_FILENO); /* its reader waits for our end */
		return mhd_serve("Content-Type: text/html; charset=utf-8\r\n",
			       body, n, pipes[1])
			       ? 0
			       : 1;
	}
	close(pipes[1]);
	if (read(pipes[0], &port, sizeof(port)) != sizeof(port))
		return 1;
	printf("%d\n", port);
	return 0;
}
