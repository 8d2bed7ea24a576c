# Short names for what workshop/ does. `make help` lists them.
#   PYTHON=python3.12  makes the environment with this Python (3.11, 3.12 or 3.13)
#   PORT=9000          the first port `make book` tries
#   ARGS="-k quiz"     options for pytest, the bench or JupyterLab
.DEFAULT_GOAL := help
.PHONY: help book test test-wide lab site generate bench lock clean environment

# The first Python that starts; workshop/environment.py looks for a better one if it must.
FIRST := $(or $(PYTHON),$(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c "" 2>/dev/null && echo $$p && break; done))
RUN := .venv/bin/python -m
export MAKE_GOAL := $(firstword $(MAKECMDGOALS))

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 13

book: environment ## build the book, show it on this machine, open a browser
	@$(RUN) workshop.site show $(if $(PORT),--port $(PORT))

test: environment ## run the tests; fetch a browser if there is none
	@$(RUN) workshop.check $(ARGS)

test-wide: environment ## run the tests in Firefox and WebKit too, and what else takes long
	@$(RUN) workshop.check --wide $(ARGS)

lab: environment ## open JupyterLab on the lessons
	@$(RUN) workshop.lab $(ARGS)

site: environment ## build the book into _build/html, and stop at any warning
	@$(RUN) workshop.site build

generate: environment ## write anew what is made from the model, the figures and the references
	@$(RUN) spasmcycle.derive $(ARGS)

bench: environment ## measure speed and weight
	@$(RUN) workshop.browser --get
	@$(RUN) bench $(ARGS)

lock: ## resolve the dependencies afresh into requirements.lock
	@$(FIRST) -m workshop.lock

clean: ## remove the environment, the built book and all caches
	@$(FIRST) -m workshop.clean

WANTED := Install Python 3.11, 3.12 or 3.13, for example: apt-get install -y python3 python3-venv
environment:
	@command -v $(or $(FIRST),no-python) >/dev/null || \
		{ echo "$(if $(FIRST),$(FIRST) is no program here.,No Python was found.) $(WANTED)" >&2; exit 1; }
	@$(FIRST) -m workshop.environment $(if $(PYTHON),--exactly)
