/*
 * Every maximum of the program, in one place.
 *
 * A limit is part of a contract: what lies beyond it is refused with a
 * sentence, never cut silently. Sizes are bytes unless the name says else.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define LIMIT_ARENA ((size_t)256 << 20)   /* memory of one action */
#define LIMIT_TEXT ((size_t)1 << 20)      /* one text built in memory */
#define LIMIT_DOCUMENT ((size_t)64 << 20) /* one finished document */
#define LIMIT_BERKAS ((size_t)50 << 20)   /* one attached file */
#define LIMIT_ZIP_FILES 10000             /* inside one document */
#define LIMIT_ZIP_DIR ((size_t)4 << 20)   /* its directory */
#define LIMIT_ZIP_MB 512                  /* a document unpacked */
#define LIMIT_BERKAS_N 16                 /* files attached in one action */
#define LIMIT_URUNG_MENIT 5               /* to take a step back */
#define LIMIT_CATATAN 4000                /* a note of an actor */
#define LIMIT_KUNCI 100                   /* an idempotency key */
#define LIMIT_KODE 40   /* a code: position, unit, kind of file */
#define LIMIT_NOMOR 100 /* a number of an SOP or letter */
#define LIMIT_NAMA 200  /* a name of a person, unit or file */
#define LIMIT_YAML ((size_t)512 << 10) /* an SOP definition file */
#define LIMIT_YAML_DEPTH 12            /* levels of nesting in it */
#define LIMIT_LANGKAH 60               /* steps of one SOP */
#define LIMIT_SIMPUL 120               /* nodes of one compiled SOP */
#define LIMIT_BIDANG 60                /* Bidang of one office */
#define LIMIT_PERAN 12                 /* pelaksana columns of one SOP */
#define LIMIT_JENIS 24                 /* kinds of document at one step */
#define LIMIT_SURAT ((size_t)10 << 20) /* PDF of a letter that appoints */
#define LIMIT_CSV ((size_t)4 << 20)    /* a CSV file */
#define LIMIT_CSV_ROWS 20000           /* rows of it */
#define LIMIT_CSV_CELL 8000            /* one cell of it */
#define LIMIT_DEC_DIGITS 27            /* digits of a typed number */
#define LIMIT_DEC_SCALE 9              /* digits after the decimal mark */
#define LIMIT_BATCH 64                 /* actions that share one commit */
#define LIMIT_ROWS 100000              /* rows read into one list */
#define LIMIT_WAKTU 9999               /* of a standard time, in its unit */
#define LIMIT_JABATAN 500              /* positions of one office */
#define LIMIT_JAM 2000                 /* rows of working hours of one office */
#define LIMIT_LIBUR 2000               /* days off of one office */
#define LIMIT_SANDI_MIN 8              /* characters of a password */
#define LIMIT_SANDI_MAX 200            /* bytes of it */
#define LIMIT_SOP 2000                 /* versions of SOPs of one office */
#define LIMIT_INBOX 100 /* tasks shown of one position, the most urgent */
#define LIMIT_FORM ((size_t)1 << 20)    /* a form without files */
#define LIMIT_UNGGAH ((size_t)52 << 20) /* a form with files */
#define LIMIT_DISPOSISI 600             /* characters of a disposisi's order */
#define LIMIT_HAL 300                   /* the subject of a letter */
#define LIMIT_MINTA 300                 /* why figures are wanted back */
#define LIMIT_PESERTA 200               /* people of one meeting */
#define LIMIT_BUTIR 100                 /* points of its minutes */
#define LIMIT_PENGGANDAAN 100           /* rows of the ledger of copies */
#define LIMIT_HALAMAN_CARI 100          /* results shown of one search */
#define LIMIT_HARI_KERJA 4000           /* days a calendar walk may take */

/* The wire (room http). Times in seconds; measured from where they begin,
 * never put off by a byte that trickles in. */
#define LIMIT_HTTP_HEAD ((size_t)16 << 10)        /* request line and headers */
#define LIMIT_HTTP_HEADERS 64                     /* headers of a request */
#define LIMIT_HTTP_TARGET 8000                    /* path and query */
#define LIMIT_HTTP_BODY_MEMORY ((size_t)64 << 10) /* more goes to a file */
#define LIMIT_HTTP_FIELDS 1000                    /* fields of one form */
#define LIMIT_HTTP_FIELD ((size_t)1 << 20)        /* bytes of one value */
#define LIMIT_HTTP_FORM ((size_t)4 << 20)         /* all values of a form */
#define LIMIT_HTTP_PART_HEAD ((size_t)4 << 10)    /* headers of a part */
#define LIMIT_HTTP_HEAD_S 10                      /* a whole head, handshake */
#define LIMIT_HTTP_GRACE_S 10                     /* before the rate counts */
#define LIMIT_HTTP_RATE 4096               /* bytes a second, body and answer */
#define LIMIT_HTTP_REQUEST_S 300           /* first byte to last */
#define LIMIT_HTTP_IDLE_S 30               /* between two requests */
#define LIMIT_HTTP_LINGER_S 20             /* reading on after a refusal */
#define LIMIT_HTTP_STOP_S 10               /* finishing what is under way */
#define LIMIT_HTTP_RETRY_S 2               /* Retry-After of a 503 */
#define LIMIT_HTTP_CONNECTIONS 4096        /* of all clients */
#define LIMIT_HTTP_RESERVE 256             /* of them, for the modest */
#define LIMIT_HTTP_MODEST 8                /* places an address may take */
#define LIMIT_HTTP_ADDRESS 200             /* connections of one address */
#define LIMIT_HTTP_QUEUE 512               /* requests waiting for a worker */
#define LIMIT_HTTP_BRIEF_MS 10             /* longer: one more may begin */
#define LIMIT_HTTP_NETWORK 8               /* network threads */
#define LIMIT_HTTP_WORKERS 64              /* worker threads */
#define LIMIT_HTTP_HELD ((size_t)96 << 20) /* memory of slow connections */
#define LIMIT_HTTP_SPARE 64                /* arenas kept for the next */

#endif
