/* TODO: a test */
