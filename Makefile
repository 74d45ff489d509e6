# Two commands are enough: make demo (needs Go alone) and make test (installs what is missing on Debian).
.PHONY: demo test build quick tools clean

PORT ?= 8080

demo: build
	./bin/gehoor demo --dir demo --port $(PORT)

build:
	@[ -x bin/gehoor ] || echo "Building; the first time takes a minute or two."
	@mkdir -p bin
	go build -trimpath -o bin/gehoor ./cmd/gehoor

# The tests on SQLite alone, in under a minute.
quick:
	go test ./...

# Everything: both databases, the crash rounds, the browser.
test:
	bash testall.sh

clean:
	rm -rf bin demo e2e/out
