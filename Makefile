# The short door to the build; meson does the work. See CONTRIBUTING.md.
BUILD = build
export LC_ALL = C.UTF-8

all: $(BUILD)/build.ninja
	ninja -C $(BUILD)
	@if [ -x $(BUILD)/src/alur ]; then ln -sf $(BUILD)/src/alur alur; fi

$(BUILD)/build.ninja:
	meson setup $(BUILD)

check: all			# unit tests on SQLite
	tests/run.py --only unit

lint: $(BUILD)/build.ninja	# the house rules
	@ninja --quiet -C $(BUILD) tools/lint
	$(BUILD)/tools/lint .

headers:			# every header compiles alone
	tools/headers.sh

format:				# lay out every source by .clang-format
	git ls-files 'src/*.[ch]' 'tests/*.[ch]' 'tools/*.[ch]' 'bench/*.[ch]' | \
		grep -v '^tests/tools/lint/' | xargs clang-format -i

asan:				# clang, ASan and UBSan: unit tests, fuzzers
	tests/run.py --only clang --only asan --only fuzz

golden: all			# write the expected outputs anew; read the diff
	ALUR_GOLDEN=1 tests/run.py --only unit

bench: all			# one JSON line a measurement
	@tests/run.py --bench $$(find $(BUILD)/bench -maxdepth 1 -type f \
		-name 'bench_*' -perm -u+x) bench/bench_web.py

clean:
	rm -rf build build-* alur

.PHONY: all check lint headers format asan golden bench clean
