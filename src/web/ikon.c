/*
 * ikon: the drawings of icon(), from Lucide 1.62.0
 * (src/web/aset/LISENSI-ikon.txt).
 *
 * Sorted by name, so that icon() can halve its way. An icon never stands
 * without a word beside it, therefore each is hidden from screen readers.
 */
#include "base/base.h"

#include "web/tpl.h"
#include "web/widget.h"

/* clang-format off */
static const struct {
	const char *name, *paths;
} icons[] = {
	/* user-round */
	{"akun",
	"<circle cx=\"12\" cy=\"8\" r=\"5\"/>"
	"<path d=\"M20 21a8 8 0 0 0-16 0\"/>"},
	/* archive */
	{"arsip",
	"<rect width=\"20\" height=\"5\" x=\"2\" y=\"3\" rx=\"1\"/>"
	"<path d=\"M4 8v11a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8\"/>"
	"<path d=\"M10 12h4\"/>"},
	/* triangle-alert */
	{"awas",
	"<path d=\"m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3\"/>"
	"<path d=\"M12 9v4\"/>"
	"<path d=\"M12 17h.01\"/>"},
	/* languages */
	{"bahasa",
	"<path d=\"m5 8 6 6\"/>"
	"<path d=\"m4 14 6-6 2-3\"/>"
	"<path d=\"M2 5h12\"/>"
	"<path d=\"M7 2h1\"/>"
	"<path d=\"m22 22-5-10-5 10\"/>"
	"<path d=\"M14 18h6\"/>"},
	/* circle-question-mark */
	{"bantuan",
	"<circle cx=\"12\" cy=\"12\" r=\"10\"/>"
	"<path d=\"M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3\"/>"
	"<path d=\"M12 17h.01\"/>"},
	/* circle-x */
	{"batal",
	"<circle cx=\"12\" cy=\"12\" r=\"10\"/>"
	"<path d=\"m15 9-6 6\"/>"
	"<path d=\"m9 9 6 6\"/>"},
	/* circle-dashed */
	{"belum",
	"<path d=\"M10.1 2.182a10 10 0 0 1 3.8 0\"/>"
	"<path d=\"M13.9 21.818a10 10 0 0 1-3.8 0\"/>"
	"<path d=\"M17.609 3.721a10 10 0 0 1 2.69 2.7\"/>"
	"<path d=\"M2.182 13.9a10 10 0 0 1 0-3.8\"/>"
	"<path d=\"M20.279 17.609a10 10 0 0 1-2.7 2.69\"/>"
	"<path d=\"M21.818 10.1a10 10 0 0 1 0 3.8\"/>"
	"<path d=\"M3.721 6.391a10 10 0 0 1 2.7-2.69\"/>"
	"<path d=\"M6.391 20.279a10 10 0 0 1-2.69-2.7\"/>"},
	/* house */
	{"beranda",
	"<path d=\"M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8\"/>"
	"<path d=\"M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z\"/>"},
	/* list */
	{"butir",
	"<path d=\"M3 5h.01\"/>"
	"<path d=\"M3 12h.01\"/>"
	"<path d=\"M3 19h.01\"/>"
	"<path d=\"M8 5h13\"/>"
	"<path d=\"M8 12h13\"/>"
	"<path d=\"M8 19h13\"/>"},
	/* search */
	{"cari",
	"<path d=\"m21 21-4.34-4.34\"/>"
	"<circle cx=\"11\" cy=\"11\" r=\"8\"/>"},
	/* check */
	{"centang",
	"<path d=\"M20 6 9 17l-5-5\"/>"},
	/* printer */
	{"cetak",
	"<path d=\"M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2\"/>"
	"<path d=\"M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6\"/>"
	"<rect x=\"6\" y=\"14\" width=\"12\" height=\"8\" rx=\"1\"/>"},
	/* chart-column */
	{"dasbor",
	"<path d=\"M3 3v16a2 2 0 0 0 2 2h16\"/>"
	"<path d=\"M18 17V9\"/>"
	"<path d=\"M13 17V5\"/>"
	"<path d=\"M8 17v-3\"/>"},
	/* file-text */
	{"dokumen",
	"<path d=\"M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z\"/>"
	"<path d=\"M14 2v5a1 1 0 0 0 1 1h5\"/>"
	"<path d=\"M10 9H8\"/>"
	"<path d=\"M16 13H8\"/>"
	"<path d=\"M16 17H8\"/>"},
	/* circle-alert */
	{"galat",
	"<circle cx=\"12\" cy=\"12\" r=\"10\"/>"
	"<line x1=\"12\" x2=\"12\" y1=\"8\" y2=\"12\"/>"
	"<line x1=\"12\" x2=\"12.01\" y1=\"16\" y2=\"16\"/>"},
	/* building-2 */
	{"gedung",
	"<path d=\"M10 12h4\"/>"
	"<path d=\"M10 8h4\"/>"
	"<path d=\"M14 21v-3a2 2 0 0 0-4 0v3\"/>"
	"<path d=\"M6 10H4a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V9a2 2 0 0 0-2-2h-2\"/>"
	"<path d=\"M6 21V5a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v16\"/>"},
	/* lock */
	{"gembok",
	"<rect width=\"18\" height=\"11\" x=\"3\" y=\"11\" rx=\"2\" ry=\"2\"/>"
	"<path d=\"M7 11V7a5 5 0 0 1 10 0v4\"/>"},
	/* trash-2 */
	{"hapus",
	"<path d=\"M10 11v6\"/>"
	"<path d=\"M14 11v6\"/>"
	"<path d=\"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6\"/>"
	"<path d=\"M3 6h18\"/>"
	"<path d=\"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2\"/>"},
	/* info */
	{"info",
	"<circle cx=\"12\" cy=\"12\" r=\"10\"/>"
	"<path d=\"M12 16v-4\"/>"
	"<path d=\"M12 8h.01\"/>"},
	/* clock */
	{"jam",
	"<circle cx=\"12\" cy=\"12\" r=\"10\"/>"
	"<path d=\"M12 6v6l4 2\"/>"},
	/* circle-pause */
	{"jeda",
	"<circle cx=\"12\" cy=\"12\" r=\"10\"/>"
	"<line x1=\"10\" x2=\"10\" y1=\"15\" y2=\"9\"/>"
	"<line x1=\"14\" x2=\"14\" y1=\"15\" y2=\"9\"/>"},
	/* heading */
	{"judul",
	"<path d=\"M6 12h12\"/>"
	"<path d=\"M6 20V4\"/>"
	"<path d=\"M18 20V4\"/>"},
	/* calendar-days */
	{"kalender",
	"<path d=\"M8 2v3\"/>"
	"<path d=\"M16 2v3\"/>"
	"<rect x=\"3\" y=\"3\" width=\"18\" height=\"18\" rx=\"2\"/>"
	"<path d=\"M3 9h18\"/>"
	"<path d=\"M8 13h.01\"/>"
	"<path d=\"M12 13h.01\"/>"
	"<path d=\"M16 13h.01\"/>"
	"<path d=\"M8 17h.01\"/>"
	"<path d=\"M12 17h.01\"/>"
	"<path d=\"M16 17h.01\"/>"},
	/* log-out */
	{"keluar",
	"<path d=\"m16 17 5-5-5-5\"/>"
	"<path d=\"M21 12H9\"/>"
	"<path d=\"M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4\"/>"},
	/* send */
	{"kirim",
	"<path d=\"M14.536 21.686a.5.5 0 0 0 .937-.024l6.5-19a.496.496 0 0 0-.635-.635l-19 6.5a.5.5 0 0 0-.024.937l7.93 3.18a2 2 0 0 1 1.112 1.11z\"/>"
	"<path d=\"m21.854 2.147-10.94 10.939\"/>"},
	/* minus */
	{"kurang",
	"<path d=\"M5 12h14\"/>"},
	/* paperclip */
	{"lampiran",
	"<path d=\"m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551\"/>"},
	/* chevron-right */
	{"lanjut",
	"<path d=\"m9 18 6-6-6-6\"/>"},
	/* calendar-off */
	{"libur",
	"<path d=\"M16 2v3\"/>"
	"<path d=\"m2 2 20 20\"/>"
	"<path d=\"M21 9h-5.5\"/>"
	"<path d=\"M3 9h6\"/>"
	"<path d=\"M3.586 3.586A2 2 0 003 5v14a2 2 0 002 2h14a2 2 0 001.414-.586\"/>"
	"<path d=\"M8.656 3H19a2 2 0 012 2v10.344\"/>"},
	/* eye */
	{"lihat",
	"<path d=\"M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0\"/>"
	"<circle cx=\"12\" cy=\"12\" r=\"3\"/>"},
	/* bell */
	{"lonceng",
	"<path d=\"M10.268 21a2 2 0 0 0 3.464 0\"/>"
	"<path d=\"M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326\"/>"},
	/* external-link */
	{"luar",
	"<path d=\"M15 3h6v6\"/>"
	"<path d=\"M10 14 21 3\"/>"
	"<path d=\"M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6\"/>"},
	/* ellipsis */
	{"menu",
	"<circle cx=\"12\" cy=\"12\" r=\"1\"/>"
	"<circle cx=\"19\" cy=\"12\" r=\"1\"/>"
	"<circle cx=\"5\" cy=\"12\" r=\"1\"/>"},
	/* italic */
	{"miring",
	"<line x1=\"19\" x2=\"10\" y1=\"4\" y2=\"4\"/>"
	"<line x1=\"14\" x2=\"5\" y1=\"20\" y2=\"20\"/>"
	"<line x1=\"15\" x2=\"9\" y1=\"4\" y2=\"20\"/>"},
	/* chevron-left */
	{"mundur",
	"<path d=\"m15 18-6-6 6-6\"/>"},
	/* trending-up */
	{"naik",
	"<path d=\"M16 7h6v6\"/>"
	"<path d=\"m22 7-8.5 8.5-5-5L2 17\"/>"},
	/* list-ordered */
	{"nomor",
	"<path d=\"M11 5h10\"/>"
	"<path d=\"M11 12h10\"/>"
	"<path d=\"M11 19h10\"/>"
	"<path d=\"M4 4h1v5\"/>"
	"<path d=\"M4 9h2\"/>"
	"<path d=\"M6.5 20H3.4c0-1 2.6-1.925 2.6-3.5a1.5 1.5 0 0 0-2.6-1.02\"/>"},
	/* users */
	{"orang",
	"<path d=\"M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2\"/>"
	"<path d=\"M16 3.128a4 4 0 0 1 0 7.744\"/>"
	"<path d=\"M22 21v-2a4 4 0 0 0-3-3.87\"/>"
	"<circle cx=\"9\" cy=\"7\" r=\"4\"/>"},
	/* arrow-right */
	{"panah",
	"<path d=\"M5 12h14\"/>"
	"<path d=\"m12 5 7 7-7 7\"/>"},
	/* settings */
	{"pengaturan",
	"<path d=\"M9.671 4.136a2.34 2.34 0 0 1 4.659 0 2.34 2.34 0 0 0 3.319 1.915 2.34 2.34 0 0 1 2.33 4.033 2.34 2.34 0 0 0 0 3.831 2.34 2.34 0 0 1-2.33 4.033 2.34 2.34 0 0 0-3.319 1.915 2.34 2.34 0 0 1-4.659 0 2.34 2.34 0 0 0-3.32-1.915 2.34 2.34 0 0 1-2.33-4.033 2.34 2.34 0 0 0 0-3.831A2.34 2.34 0 0 1 6.35 6.051a2.34 2.34 0 0 0 3.319-1.915\"/>"
	"<circle cx=\"12\" cy=\"12\" r=\"3\"/>"},
	/* monitor-smartphone */
	{"perangkat",
	"<path d=\"M18 8V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h8\"/>"
	"<path d=\"M10 19v-3.96 3.15\"/>"
	"<path d=\"M7 19h5\"/>"
	"<rect width=\"6\" height=\"10\" x=\"16\" y=\"12\" rx=\"2\"/>"},
	/* message-circle */
	{"pesan",
	"<path d=\"M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719\"/>"},
	/* wifi-off */
	{"putus",
	"<path d=\"M12 20h.01\"/>"
	"<path d=\"M8.5 16.429a5 5 0 0 1 7 0\"/>"
	"<path d=\"M5 12.859a10 10 0 0 1 5.17-2.69\"/>"
	"<path d=\"M19 12.859a10 10 0 0 0-2.007-1.523\"/>"
	"<path d=\"M2 8.82a15 15 0 0 1 4.177-2.643\"/>"
	"<path d=\"M22 8.82a15 15 0 0 0-11.288-3.764\"/>"
	"<path d=\"m2 2 20 20\"/>"},
	/* presentation */
	{"rapat",
	"<path d=\"M2 3h20\"/>"
	"<path d=\"M21 3v11a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V3\"/>"
	"<path d=\"m7 21 5-5 5 5\"/>"},
	/* history */
	{"riwayat",
	"<path d=\"M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8\"/>"
	"<path d=\"M3 3v5h5\"/>"
	"<path d=\"M12 7v5l4 2\"/>"},
	/* copy */
	{"salin",
	"<rect width=\"14\" height=\"14\" x=\"8\" y=\"8\" rx=\"2\" ry=\"2\"/>"
	"<path d=\"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2\"/>"},
	/* key-round */
	{"sandi",
	"<path d=\"M2.586 17.414A2 2 0 0 0 2 18.828V21a1 1 0 0 0 1 1h3a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h1a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h.172a2 2 0 0 0 1.414-.586l.814-.814a6.5 6.5 0 1 0-4-4z\"/>"
	"<circle cx=\"16.5\" cy=\"7.5\" r=\".5\" fill=\"currentColor\"/>"},
	/* sliders-horizontal */
	{"saring",
	"<path d=\"M10 5H3\"/>"
	"<path d=\"M12 19H3\"/>"
	"<path d=\"M14 3v4\"/>"
	"<path d=\"M16 17v4\"/>"
	"<path d=\"M21 12h-9\"/>"
	"<path d=\"M21 19h-5\"/>"
	"<path d=\"M21 5h-7\"/>"
	"<path d=\"M8 10v4\"/>"
	"<path d=\"M8 12H3\"/>"},
	/* circle-check */
	{"selesai",
	"<circle cx=\"12\" cy=\"12\" r=\"10\"/>"
	"<path d=\"m16 9-5.5 5.5L8 12\"/>"},
	/* route */
	{"siklus",
	"<circle cx=\"6\" cy=\"19\" r=\"3\"/>"
	"<path d=\"M9 19h8.5a3.5 3.5 0 0 0 0-7h-11a3.5 3.5 0 0 1 0-7H15\"/>"
	"<circle cx=\"18\" cy=\"5\" r=\"3\"/>"},
	/* list-checks */
	{"sop",
	"<path d=\"M13 5h8\"/>"
	"<path d=\"M13 12h8\"/>"
	"<path d=\"M13 19h8\"/>"
	"<path d=\"m3 17 2 2 4-4\"/>"
	"<path d=\"m3 7 2 2 4-4\"/>"},
	/* pencil */
	{"sunting",
	"<path d=\"M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z\"/>"
	"<path d=\"m15 5 4 4\"/>"},
	/* mail */
	{"surat",
	"<path d=\"m22 7-8.991 5.727a2 2 0 0 1-2.009 0L2 7\"/>"
	"<rect x=\"2\" y=\"4\" width=\"20\" height=\"16\" rx=\"2\"/>"},
	/* table-2 */
	{"tabel",
	"<path d=\"M3 9h18\"/>"
	"<path d=\"M9 3v18\"/>"
	"<rect x=\"3\" y=\"3\" width=\"18\" height=\"18\" rx=\"2\"/>"},
	/* plus */
	{"tambah",
	"<path d=\"M5 12h14\"/>"
	"<path d=\"M12 5v14\"/>"},
	/* signature */
	{"tanda",
	"<path d=\"m21 17-2.156-1.868A.5.5 0 0 0 18 15.5v.5a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1c0-2.545-3.991-3.97-8.5-4a1 1 0 0 0 0 5c4.153 0 4.745-11.295 5.708-13.5a2.5 2.5 0 1 1 3.31 3.284\"/>"
	"<path d=\"M3 21h18\"/>"},
	/* bold */
	{"tebal",
	"<path d=\"M6 12h9a4 4 0 0 1 0 8H7a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h7a4 4 0 0 1 0 8\"/>"},
	/* clipboard-paste */
	{"tempel",
	"<path d=\"M11 14h10\"/>"
	"<path d=\"M16 4h2a2 2 0 0 1 2 2v1.344\"/>"
	"<path d=\"m17 18 4-4-4-4\"/>"
	"<path d=\"M8 4H6a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h12a2 2 0 0 0 1.793-1.113\"/>"
	"<rect x=\"8\" y=\"2\" width=\"8\" height=\"4\" rx=\"1\"/>"},
	/* inbox */
	{"terima",
	"<polyline points=\"22 12 16 12 14 15 10 15 8 12 2 12\"/>"
	"<path d=\"M5.45 5.11 2 12v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6l-3.45-6.89A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11z\"/>"},
	/* trending-down */
	{"turun",
	"<path d=\"M16 17h6v-6\"/>"
	"<path d=\"m22 17-8.5-8.5-5 5L2 7\"/>"},
	/* x */
	{"tutup",
	"<path d=\"M18 6 6 18\"/>"
	"<path d=\"m6 6 12 12\"/>"},
	/* rotate-ccw */
	{"ulang",
	"<path d=\"M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8\"/>"
	"<path d=\"M3 3v5h5\"/>"},
	/* download */
	{"unduh",
	"<path d=\"M12 15V3\"/>"
	"<path d=\"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4\"/>"
	"<path d=\"m7 10 5 5 5-5\"/>"},
	/* upload */
	{"unggah",
	"<path d=\"M12 3v12\"/>"
	"<path d=\"m17 8-5-5-5 5\"/>"
	"<path d=\"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4\"/>"},
	/* undo-2 */
	{"urungkan",
	"<path d=\"M9 14 4 9l5-5\"/>"
	"<path d=\"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11\"/>"},
	/* git-branch */
	{"versi",
	"<path d=\"M15 6a9 9 0 0 0-9 9V3\"/>"
	"<circle cx=\"18\" cy=\"6\" r=\"3\"/>"
	"<circle cx=\"6\" cy=\"18\" r=\"3\"/>"},
	/* user-round-check */
	{"wewenang",
	"<path d=\"M2 21a8 8 0 0 1 13.292-6\"/>"
	"<circle cx=\"10\" cy=\"8\" r=\"5\"/>"
	"<path d=\"m16 19 2 2 4-4\"/>"},
};
/* clang-format on */

/* How they are drawn stands in app.css, once. */
#define OPEN "<svg class=\"i\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">"

static const char *paths_of(const char *name)
{
	size_t lo = 0, hi = ARRAY_N(icons);

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int side = strcmp(name, icons[mid].name);

		if (side == 0)
			return icons[mid].paths;
		if (side < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

void icon(struct str *o, const char *name)
{
	const char *paths = paths_of(name);

	must(paths != NULL);
	str_addn(o, OPEN, sizeof(OPEN) - 1);
	str_add(o, paths);
	str_addn(o, "</svg>", 6);
}

const char *icon_name(size_t i)
{
	return i < ARRAY_N(icons) ? icons[i].name : NULL;
}
