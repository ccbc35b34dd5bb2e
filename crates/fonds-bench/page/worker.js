// Reads one file with the program of one profile: {profile, reader, file, runs} in, {records, ms, memory} or {error} out.
// `memory` is in bytes, of the whole program after the first run: WebAssembly's memory only grows.

onmessage = async ({ data: task }) => {
  try {
    postMessage(await measured(task));
  } catch (error) {
    postMessage({ error: String(error) });
  }
};

async function measured({ profile, reader, file, runs }) {
  const program = await import(`./${profile}/fonds_bench.js`);
  const { memory } = await program.default();
  const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
  const result = { records: 0, ms: [], memory: 0 };
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    const reading = program.read(reader, bytes);
    result.ms.push(performance.now() - begun);
    result.records = reading.records;
    result.memory ||= memory.buffer.byteLength;
    reading.free();
  }
  return result;
}
