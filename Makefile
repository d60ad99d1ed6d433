# anke: survey and staff analysis. Targets are listed by `make help`.

VERSION := 0.1.0
MODE ?= release
ifeq ($(origin CC),default)
CC := gcc
endif
B := build/$(MODE)
PREFIX ?= /usr/local
BINDIR := $(PREFIX)/bin
MANDIR := $(PREFIX)/share/man/man1
PKG_CONFIG ?= pkg-config

V ?= 0
Q := $(if $(filter 0,$(V)),@,)
say = $(if $(filter 0,$(V)),@printf '  %-6s %s\n' $(1) $(2),)

ANALYZER_PKGS := glib-2.0 gsl libarchive expat
CHARTS_PKGS := pangocairo pangoft2 fontconfig cairo libpng harfbuzz-subset freetype2
CFLAGS_release := -O3 -g
CFLAGS_debug := -Og -g3
CFLAGS_asan := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
CFLAGS_coverage := -O0 -g --coverage
LDFLAGS_asan := -fsanitize=address,undefined
LDFLAGS_coverage := --coverage
ifeq ($(CFLAGS_$(MODE)),)
$(error MODE is release, debug, asan or coverage, not "$(MODE)")
endif

WARNINGS := -Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes \
  -Wmissing-prototypes -Wwrite-strings -Wformat=2 -Wvla -Wundef -Wno-missing-field-initializers
ifneq ($(CI)$(WERROR),)
WARNINGS += -Werror
endif
ANKE_CFLAGS := -std=gnu17 -I. -pthread $(WARNINGS) $(CFLAGS_$(MODE)) $(CFLAGS) \
  -DANKE_VERSION='"$(VERSION)"' -DG_LOG_DOMAIN='"anke"'
ANALYZER_CFLAGS = $(ANKE_CFLAGS) $(shell $(PKG_CONFIG) --cflags $(ANALYZER_PKGS))
CHARTS_CFLAGS = $(ANALYZER_CFLAGS) $(shell $(PKG_CONFIG) --cflags $(CHARTS_PKGS))
ANALYZER_LIBS = $(shell $(PKG_CONFIG) --libs $(ANALYZER_PKGS)) -lcsv -lreadstat -lm
CHARTS_LIBS = $(shell $(PKG_CONFIG) --libs $(CHARTS_PKGS)) $(ANALYZER_LIBS)
ANKE_LDFLAGS := -pthread -Wl,--as-needed $(LDFLAGS_$(MODE)) $(LDFLAGS)

# Computed once: pkg-config for each object would cost more than compiling it.
ANALYZER_CFLAGS := $(ANALYZER_CFLAGS)
CHARTS_CFLAGS := $(CHARTS_CFLAGS)
ANALYZER_LIBS := $(ANALYZER_LIBS)
CHARTS_LIBS := $(CHARTS_LIBS)

ANALYZER_SRC := $(sort $(filter-out analyzer/tools/%,$(wildcard analyzer/*/*.c)))
CHARTS_SRC := $(sort $(filter-out charts/tools/%,$(wildcard charts/*/*.c)))
ANALYZER_TOOLS_SRC := $(sort $(wildcard analyzer/tools/*.c))
CHARTS_TOOLS_SRC := $(sort $(wildcard charts/tools/*.c))
TEST_SRC := $(sort $(wildcard tests/unit/*.c))
BENCH_SRC := $(sort $(wildcard tests/bench/*.c))
FUZZ_SRC := $(sort $(wildcard tests/fuzz/fuzz_*.c))
MAN := $(sort $(wildcard analyzer/tools/*.1 charts/tools/*.1))

obj = $(patsubst %.c,$(B)/%.o,$(1))
LIB_ANALYZER := $(B)/libanke-analyzer.a
LIB_CHARTS := $(B)/libanke-charts.a
ANALYZER_BIN := $(patsubst analyzer/tools/%.c,$(B)/bin/%,$(ANALYZER_TOOLS_SRC))
CHARTS_BIN := $(patsubst charts/tools/%.c,$(B)/bin/%,$(CHARTS_TOOLS_SRC))
BIN := $(ANALYZER_BIN) $(CHARTS_BIN)
TEST_BIN := $(patsubst tests/unit/%.c,$(B)/tests/%,$(TEST_SRC))
BENCH_BIN := $(patsubst tests/bench/%.c,$(B)/bench/%,$(BENCH_SRC))
FUZZ_BIN := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(FUZZ_SRC))

.PHONY: all demo doc test tests lint bench fuzz install format clean help
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BIN)

help:
	@printf '%s\n' \
	  'make                 build the programs into build/release/bin' \
	  'make demo            process the samples into out/' \
  'make doc             the pictures of the README, from the demo' \
	  'make test            build and run every test' \
	  'make lint            layers, cppcheck, clang-tidy, man pages, shell' \
	  'make bench           measure against peers' \
	  'make fuzz            run the fuzzers for 30 s each (FUZZ_SECONDS=n)' \
	  'make install         DESTDIR= PREFIX=/usr/local' \
	  'make format          clang-format the sources' \
	  'make clean           remove build/ and out/' \
	  'MODE=release|debug|asan|coverage, V=1 shows commands'

$(LIB_ANALYZER): $(call obj,$(ANALYZER_SRC))
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $^

$(LIB_CHARTS): $(call obj,$(CHARTS_SRC))
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $^

$(B)/analyzer/%.o: analyzer/%.c Makefile
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(ANALYZER_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/charts/%.o: charts/%.c Makefile
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(CHARTS_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/tests/%.o: tests/%.c Makefile
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(CHARTS_CFLAGS) -MMD -MP -c -o $@ $<

$(ANALYZER_BIN): $(B)/bin/%: $(B)/analyzer/tools/%.o $(LIB_ANALYZER)
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(ANKE_LDFLAGS) -o $@ $^ $(ANALYZER_LIBS)

$(CHARTS_BIN): $(B)/bin/%: $(B)/charts/tools/%.o $(LIB_CHARTS) $(LIB_ANALYZER)
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(ANKE_LDFLAGS) -o $@ $^ $(CHARTS_LIBS)

$(TEST_BIN): $(B)/tests/%: $(B)/tests/unit/%.o $(LIB_CHARTS) $(LIB_ANALYZER)
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(ANKE_LDFLAGS) -o $@ $^ $(CHARTS_LIBS)

$(BENCH_BIN): $(B)/bench/%: $(B)/tests/bench/%.o $(LIB_ANALYZER)
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(ANKE_LDFLAGS) -o $@ $^ $(ANALYZER_LIBS)

# Objects of their own: the sanitizers of the fuzzer are those of clang.
FUZZ_CFLAGS := -g -O1 -fsanitize=fuzzer-no-link,address,undefined \
  -fno-sanitize-recover=undefined
FUZZ_OBJ := $(patsubst %.c,build/fuzz/%.o,$(ANALYZER_SRC))

build/fuzz/analyzer/%.o: analyzer/%.c Makefile
	$(call say,FUZZ,$<)
	$(Q)mkdir -p $(@D) && clang $(ANALYZER_CFLAGS) $(FUZZ_CFLAGS) -MMD -MP -c -o $@ $<

build/fuzz/libanke-analyzer.a: $(FUZZ_OBJ)
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $^

$(FUZZ_BIN): build/fuzz/%: tests/fuzz/%.c build/fuzz/libanke-analyzer.a Makefile
	$(call say,FUZZ,$@)
	$(Q)mkdir -p $(@D) && clang $(ANALYZER_CFLAGS) $(FUZZ_CFLAGS) -fsanitize=fuzzer -o $@ $< \
	  build/fuzz/libanke-analyzer.a $(ANALYZER_LIBS)

-include $(patsubst %.o,%.d,$(call obj,$(ANALYZER_SRC) $(CHARTS_SRC) $(ANALYZER_TOOLS_SRC) \
  $(CHARTS_TOOLS_SRC) $(TEST_SRC) $(BENCH_SRC))) $(FUZZ_OBJ:.o=.d)

demo: all
	$(Q)scripts/run-demo $(B)/bin

tests: all $(TEST_BIN) $(BENCH_BIN)

# TESTS=tests/cli/anke-tally.bats runs one file.
TESTS ?= $(TEST_BIN) $(sort $(wildcard tests/cli/*.bats tests/reference/*.bats tests/end-to-end/*.bats))
test: tests
	$(Q)ANKE_BIN=$(abspath $(B)/bin) ANKE_BENCH=$(abspath $(B)/bench) ANKE_MODE=$(MODE) \
	  ANKE_ROOT=$(CURDIR) LC_ALL=C.UTF-8 prove -j2 --exec tests/run-one $(TESTS)

# The pictures of the README, from what the demo made.
doc_figures := figure-01 figure-02 figure-03 figure-10 figure-11 figure-15 sheet-wall sheet-menu
doc: demo
	$(Q)cp $(doc_figures:%=out/founding-figures/%.png) doc/
	$(Q)cp out/young-staff-2018/charts/hesitate.png doc/bar.png
	$(Q)cp out/staff-tables/staff.png doc/staff.png
	$(Q)cp out/staff/age-year.png doc/

lint:
	$(Q)scripts/lint

bench: all $(BENCH_BIN)
	$(Q)ANKE_BIN=$(abspath $(B)/bin) ANKE_BENCH=$(abspath $(B)/bench) tests/bench/run

FUZZ_SECONDS ?= 30
fuzz: $(FUZZ_BIN) all
	$(Q)FUZZ_SECONDS=$(FUZZ_SECONDS) tests/fuzz/run $(FUZZ_BIN)
	$(Q)ANKE_BIN=$(abspath $(B)/bin) tests/fuzz/charts
	$(Q)ANKE_BIN=$(abspath $(B)/bin) tests/fuzz/stats

install: all
	$(Q)install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR) $(DESTDIR)$(PREFIX)/share/anke
	$(Q)install -m 755 $(BIN) $(DESTDIR)$(BINDIR)
	$(Q)install -m 644 $(MAN) $(DESTDIR)$(MANDIR)
	$(Q)install -m 644 scripts/quarterly.mk $(DESTDIR)$(PREFIX)/share/anke

format:
	$(Q)clang-format -i --style=file:scripts/clang-format \
	  $$(git ls-files '*.c' '*.h')

clean:
	$(Q)rm -rf build out
