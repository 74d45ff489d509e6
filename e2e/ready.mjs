// Waits until an address answers, for two minutes at most.
const [address] = process.argv.slice(2);
const until = Date.now() + 120_000;
for (;;) {
  try {
    if ((await fetch(address)).ok) process.exit(0);
  } catch {}
  if (Date.now() > until) {
    console.error('it does not answer');
    process.exit(1);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
}
