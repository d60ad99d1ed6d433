# The chain of one survey, from export to report.
#
#   make -f scripts/quarterly.mk SURVEY=samples/young-staff-2018 OUT=out/young-staff-2018
#
# SURVEY   a folder with survey.csv (codebook) and export.csv; its path and OUT without blanks
# OUT      where everything goes; responses.csv and problems.csv in it are private (mode 0600)
# WAVE     label of the wave, such as 2026Q3 (default: none)
# WHERE    a condition that respondents must meet (default: everybody), such as
#          WHERE="\${age} = 'a20' or selected(\${hesitate}, 'busy')"
# BY       breaks, such as dept,age,dept:age (default: the questions of role break)
# SHARDS   parts in which the tally is made, side by side under -j (default: 1)
# BIN      folder of the programs (default: this tree's build, else PATH)
#
# Only what changed is made again. A killed run resumes: every file appears whole or not at all.

ifeq ($(SURVEY),)
$(error SURVEY=folder of the survey is needed)
endif
ifeq ($(OUT),)
$(error OUT=folder for the results is needed)
endif

TREE_BIN := $(abspath $(dir $(lastword $(MAKEFILE_LIST)))../build/release/bin)
BIN ?= $(if $(wildcard $(TREE_BIN)/anke-import),$(TREE_BIN))
tool = $(if $(BIN),$(BIN)/)$(1)

SHARDS ?= 1
FORMATS ?= png,pdf

# What the user gives is one word to the shell, and no variable to make (conditions hold ${...}).
wave_word := '$(subst ','\'',$(value WAVE))'
where_word := '$(subst ','\'',$(value WHERE))'
by_word := '$(subst ','\'',$(value BY))'
TALLY_OPTIONS := -c '$(SURVEY)/survey.csv' $(if $(value WAVE),--wave $(wave_word)) \
  $(if $(value WHERE),--where $(where_word)) $(if $(value BY),--by $(by_word))
SHARD_FILES := $(foreach i,$(shell seq 1 $(SHARDS)),$(OUT)/.work/shard-$(i)-of-$(SHARDS).csv)

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all

all: $(OUT)/tables.html $(OUT)/tables-for-excel.csv $(OUT)/charts.list $(OUT)/plots.list $(OUT)/report.pdf

$(OUT)/.work:
	@umask 077 && mkdir -p '$@'

# problems.csv comes with responses.csv and is not a target of its own.
$(OUT)/responses.csv: $(SURVEY)/survey.csv $(SURVEY)/export.csv | $(OUT)/.work
	$(call tool,anke-import) -c '$(SURVEY)/survey.csv' --problems '$(OUT)/problems.csv' \
	  -o '$@' '$(SURVEY)/export.csv'

$(OUT)/.work/shard-%-of-$(SHARDS).csv: $(OUT)/responses.csv $(SURVEY)/survey.csv
	$(call tool,anke-tally) $(TALLY_OPTIONS) --shard '$*/$(SHARDS)' -o '$@' '$(OUT)/responses.csv'

$(OUT)/.work/tally.csv: $(SHARD_FILES)
	$(call tool,anke-merge) -o '$@' $(foreach file,$^,'$(file)')

$(OUT)/tables.csv: $(OUT)/.work/tally.csv
	$(call tool,anke-stats) -o '$@' '$<'

# For people: to read in a browser and print, and for Excel.
$(OUT)/tables.html: $(OUT)/tables.csv
	$(call tool,anke-table) --format html -o '$@' '$<'

$(OUT)/tables-for-excel.csv: $(OUT)/tables.csv
	$(call tool,anke-table) -q --format csv -o '$@' '$<'

# The lists are written last: while one is missing or old, its pictures are made again.
$(OUT)/charts.list: $(OUT)/tables.csv
	@mkdir -p '$(OUT)/charts'
	$(call tool,anke-chart) --each '$(OUT)/charts' --format $(FORMATS) --list '$<' > '$@.new'
	@mv '$@.new' '$@'

# Number questions by break: the rows `type` name them, in columns that are never quoted.
NUMBERS = sed -n 's/^[^,]*,\([^,]*\),,\([^,]*\),,type,number$$/\1 \2/p' '$(OUT)/tables.csv'

$(OUT)/plots.list: $(OUT)/tables.csv
	@mkdir -p '$(OUT)/charts'
	@set -e; $(NUMBERS) | while read -r question by; do \
	  name="$$question$${by:+-by-$$by}"; \
	  case $$by in *[:*]*) continue ;; esac; \
	  for kind in box histogram; do for format in $(subst $(comma), ,$(FORMATS)); do \
	    file='$(OUT)/charts/'"$$name-$$kind.$$format"; \
	    $(call tool,anke-plot) --kind $$kind --question "$$question" $${by:+--by "$$by"} \
	      --dpi 300 -o "$$file" '$<'; \
	    echo "$$file"; \
	  done; done; \
	done > '$@.new'
	@mv '$@.new' '$@'

# Plots enter the report as PNG of print resolution.
$(OUT)/report.pdf: $(OUT)/tables.csv $(OUT)/plots.list
	$(call tool,anke-report) --plots '$(OUT)/charts' -o '$@' '$<'

comma := ,
