# Thin targets; each says in one sentence what is missing when something is.

RUN := $(CURDIR)/.run/example
ENGINE := crates/engine/library/node_modules/.package-lock.json
WEB_MODULES := dashboards/web/node_modules/.package-lock.json
WEB := dashboards/web/dist/index.html
BINARY := target/release/reachline
LISTEN ?= 127.0.0.1:8080

.PHONY: run build engine web test test-browser test-cluster ci bench bench-cluster screenshots lint fmt tools dist validate-deploy

run: build ## everything, then the example campaign, until Ctrl-C
	@deploy/example/run $(BINARY) $(RUN) $(LISTEN)

build: tools engine web
	cargo build --release --locked --bin reachline

engine: $(ENGINE)
web: $(WEB)

$(ENGINE): crates/engine/library/package-lock.json
	npm ci --prefix crates/engine/library --no-audit --no-fund

$(WEB_MODULES): dashboards/web/package-lock.json
	npm ci --prefix dashboards/web --no-audit --no-fund

$(WEB): $(WEB_MODULES) dashboards/web/index.html $(shell find dashboards/web/src -type f)
	npm run --prefix dashboards/web build

test: tools engine web
	cargo build --workspace --locked
	cargo test --workspace --locked
	npm test --prefix dashboards/web

test-browser: build $(WEB_MODULES)
	tests/browser/run $(BINARY)

test-cluster: build ## a real Apache Kafka, and separate processes; needs Java 17 and Maven
	REACHLINE_BIN=$(CURDIR)/$(BINARY) tests/kafka/run cargo test --locked -p bus --test conformance \
		-p reachline-tests --test cluster -- --include-ignored --test-threads=1

ci:
	.ci/run

bench: build $(WEB_MODULES)
	cargo bench --locked -p reachline-tests --bench load
	tests/browser/run $(BINARY) measure

bench-cluster: build
	REACHLINE_BIN=$(CURDIR)/$(BINARY) tests/kafka/run cargo bench --locked -p reachline-tests --bench cluster

screenshots: build $(WEB_MODULES)
	tests/browser/run $(BINARY) screenshots

lint: tools engine web
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	cargo deny --all-features check bans licenses sources
	npm run --prefix dashboards/web lint
	npm run --prefix dashboards/web generate:check

dist: build ## an archive to install from, in target/dist
	deploy/pack $(BINARY)

validate-deploy:
	deploy/validate

fmt:
	cargo fmt --all

tools:
	@deploy/tools
