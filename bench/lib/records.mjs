// Records from JSON Lines.

// Reads chunks of bytes as they come: a million records are more than one string can hold.
export async function readRecords(chunks) {
  const decoder = new TextDecoder();
  const records = [];
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop();
    for (const line of lines) records.push(JSON.parse(line));
  }
  return records;
}
